// What is measured: each request as a client would send it, and the mark that it is held to.
import type { Call } from './load.ts';
import type { Tokens } from './tokens.ts';
import { person } from './shops.ts';

export interface Client {
  readonly tokens: Tokens;
  /** A token of the same session that nobody has seen. */
  readonly freshToken: () => string;
  /** How many products there are, and the lowest id among them. */
  readonly size: number;
  readonly firstId: number;
}

export interface Marks {
  /** Times the CPU of the bare server that sends the same bytes, at most. */
  readonly bare?: number;
  /** Times less CPU than Django with SimpleJWT, at least. */
  readonly django?: number;
  /** Microseconds of CPU, at most. */
  readonly cpu?: number;
  /** Milliseconds that 99 of 100 requests do not exceed where the catalogue has a million products, by engine. */
  readonly p99?: { readonly sqlite: number; readonly postgres: number };
}

export interface Case {
  readonly name: string;
  readonly title: string;
  /** Whether Django is asked, too: it has the old API only. */
  readonly django: boolean;
  /** Whether a bare server can send the same bytes. */
  readonly bare: boolean;
  /** Whether what it costs is drawn against the size of the catalogue. */
  readonly grows?: boolean;
  readonly marks: Marks;
  /** @returns what makes each request of this case */
  readonly calls: (client: Client) => () => Call;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const json = { 'content-type': 'application/json' };

/** Scatters what follows each other, so that no two requests after one another are about neighbours. */
const scattered = (turn: number, of: number) => (turn * 7919) % Math.max(1, of);

/** @param path of the turn, from 0 on */
const reading =
  (path: (turn: number, client: Client) => string) =>
  (client: Client): (() => Call) => {
    let turn = 0;
    const headers = bearer(client.tokens.access);
    return () => ({ path: path(turn++, client), headers });
  };

const posting =
  (path: string, body: (turn: number, client: Client) => unknown, isSignedIn = false) =>
  (client: Client): (() => Call) => {
    let turn = 0;
    const headers = isSignedIn ? { ...json, ...bearer(client.tokens.access) } : json;
    return () => ({ method: 'POST', path, headers, body: JSON.stringify(body(turn++, client)) });
  };

const pageSize = 5;
const list = '/api/v0/products/';
const catalogue = '/api/v1/catalogue/products/';
const words = ['bra', 'hinge', 'oak hook', 'valve', 'ste', 'brass pulley', 'drawer runner', 'nut'];

/** Names that no other run has given. */
const run = Date.now().toString(36);

export const cases: readonly Case[] = [
  {
    name: 'list',
    title: 'List, the same page again',
    django: true,
    bare: true,
    grows: true,
    marks: { bare: 1.8, django: 100, p99: { sqlite: 1, postgres: 2 } },
    calls: reading(() => list),
  },
  {
    name: 'list-query',
    title: 'List, each answer new, token known',
    django: true,
    bare: true,
    grows: true,
    marks: { bare: 4, django: 50 },
    calls: reading((turn) => `${list}?turn=${turn}`),
  },
  {
    name: 'list-new-token',
    title: 'List, each answer and each token new',
    django: true,
    bare: true,
    marks: { bare: 6.5, django: 30 },
    calls: ({ freshToken }) => {
      let turn = 0;
      return () => ({ path: `${list}?new=${turn++}`, headers: bearer(freshToken()) });
    },
  },
  {
    name: 'detail',
    title: 'One product',
    django: true,
    bare: true,
    grows: true,
    marks: { bare: 3 },
    calls: reading((turn, { size, firstId }) => `${list}${firstId + scattered(turn, size)}/`),
  },
  {
    name: 'any-page',
    title: 'List, any page',
    django: false,
    bare: false,
    grows: true,
    marks: { p99: { sqlite: 1, postgres: 5 } },
    calls: reading((turn, { size }) => `${list}?page=${1 + scattered(turn, Math.ceil(size / pageSize))}`),
  },
  {
    name: 'catalogue',
    title: 'Catalogue, first page',
    django: false,
    bare: false,
    grows: true,
    marks: {},
    calls: reading(() => catalogue),
  },
  {
    name: 'facets',
    title: 'Catalogue with facets',
    django: false,
    bare: false,
    marks: { p99: { sqlite: 1, postgres: 1 } },
    calls: reading(() => `${catalogue}?facets=true&page_size=1`),
  },
  {
    name: 'search',
    title: 'Search, by name',
    django: false,
    bare: false,
    marks: { p99: { sqlite: 5, postgres: 60 } },
    calls: reading(
      (turn) => `${catalogue}?sort=name&search=${encodeURIComponent(words[turn % words.length] ?? '')}`,
    ),
  },
  {
    name: 'create',
    title: 'New product',
    django: true,
    bare: false,
    marks: {},
    calls: posting(list, (turn, { size }) => ({ name: `Part ${run}-${size}-${turn}`, price: '1.50' }), true),
  },
  {
    name: 'verify',
    title: 'Verify a token',
    django: true,
    bare: false,
    marks: { cpu: 100 },
    calls: posting('/api/token/verify/', (_, { tokens }) => ({ token: tokens.access })),
  },
  {
    name: 'refresh',
    title: 'Refresh, with rotation',
    django: true,
    bare: false,
    marks: { cpu: 200 },
    calls: posting('/api/token/refresh/', (_, { tokens }) => ({ refresh: tokens.refresh })),
  },
  {
    name: 'obtain',
    title: 'Sign in',
    django: true,
    bare: false,
    marks: {},
    calls: posting('/api/token/', () => person),
  },
];
