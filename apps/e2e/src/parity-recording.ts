// The golden answers as the files in ../golden have them: requests, and what must come back.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** `{{name}}` and {"$id": name} stand for a token, the id of a row, or the server's port. */
export interface GoldenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body: a value that is sent as compact JSON, a text, or bytes. */
  readonly json?: Json;
  readonly text?: string;
  readonly base64?: string;
}

export interface GoldenAnswer {
  readonly status: number;
  /** Where the headers differ from the usual ones; `null` is a header that is not there. */
  readonly headers: Readonly<Record<string, string | null>>;
  /** The value of a JSON body, or a body to the letter; neither for an empty one. */
  readonly body?: Json;
  readonly text?: string;
}

export interface GoldenStep {
  readonly request: GoldenRequest;
  /** What the row is called that the request makes; in front of `-access` and `-refresh` the tokens that it is given. */
  readonly keep?: string;
  readonly answer: GoldenAnswer;
}

export interface GoldenCase {
  readonly name: string;
  /** Rows that are made before the first step. */
  readonly rows?: readonly { readonly as: string; readonly in: string; readonly json: Json }[];
  /** Tokens that only this case has. */
  readonly tokens?: Readonly<Record<string, string>>;
  readonly steps: readonly GoldenStep[];
}

interface About {
  readonly settings: {
    readonly signingKey: string;
    readonly password: string;
    readonly users: readonly string[];
    readonly inactive: readonly string[];
  };
  readonly areas: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly tokens: Readonly<Record<string, string>>;
}

const folder = resolve(import.meta.dirname, '../golden');

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

export const about = read('about') as About;

interface Area {
  readonly area: string;
  /** What the server is told besides what all are told. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly cases: readonly GoldenCase[];
}

export const areas = about.areas.map((name) => read(name) as Area);
