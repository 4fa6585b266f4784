// What a case is: rows it needs, and requests that are sent one after the other.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The collections, in an order in which rows can be deleted. */
export const resources = ['invoices', 'accounts', 'addresses', 'products'] as const;
export type Resource = (typeof resources)[number];

/** A row that is made before the requests; its id stands wherever `{{as}}` or `{"$id": as}` does. */
export interface Row {
  readonly as: string;
  readonly in: Resource;
  readonly json: Readonly<Record<string, Json>>;
}

/** A request as it goes over the wire; `{{name}}` is a token, the id of a row or the server's port. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body: a value that is sent as compact JSON, a text, or bytes. */
  readonly json?: Json;
  readonly text?: string;
  readonly base64?: string;
}

export interface Step {
  readonly request: Request;
  /**
   * What the row is called that the request makes; without it `new`. The tokens that it is given are `keep-access` and
   * `keep-refresh`; without it they are forgotten.
   */
  readonly keep?: string;
  /** The answer is compared as text, not as the value it stands for. */
  readonly verbatim?: boolean;
}

export interface Case {
  readonly name: string;
  readonly rows?: readonly Row[];
  /** Tokens that no other case has, by their names. */
  readonly tokens?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** The cases of one file of the recording. */
export interface Area {
  readonly name: string;
  /** What both servers are told, in SimpleJWT's names, `on` or `off`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

/** The id of a row, as a number in JSON. */
export const id = (row: string): Json => ({ $id: row });

export const idOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && '$id' in value ? String(value.$id) : undefined;
