// Plays the cases of an area to Django and writes down what it answers, with the exceptions applied.
import { type Answer, readAnswer, writeAnswer } from './answer.ts';
import {
  type Area,
  type Case,
  type Json,
  type Request,
  type Resource,
  type Row,
  type Step,
  resources,
} from './case.ts';
import type { Exception, Exchange } from './exceptions/exception.ts';
import { type Names, fill } from './placeholders.ts';
import type { RawAnswer } from './wire.ts';

export interface Server {
  readonly port: number;
  readonly send: (request: Request, names: Names) => Promise<RawAnswer>;
  /** The id of a row of accounts or invoices that an answer tells, which Django does not. */
  readonly idOfRow: Exchange['idOfRow'];
}

export interface Recorder {
  record(area: Area): Promise<Json>;
  /** Names of the exceptions that have changed nothing so far. */
  unused(): string[];
}

/** What a case works with: what its placeholders stand for, and the rows that are to be deleted in the end. */
interface Scene {
  readonly names: Map<string, string | number>;
  readonly made: [resource: Resource, id: number][];
}

const asAlice = { authorization: 'Bearer {{access}}' };

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The collection that a POST to this path adds to. */
const collectionAt = (path: string) =>
  resources.find((resource) => new RegExp(`^/api/v0/${resource}(/|\\.json)`).test(path));

const isOfTokens = ({ path }: Request) => path.startsWith('/api/token/');

export function createRecorder(
  { port, send, idOfRow }: Server,
  tokens: Readonly<Record<string, string>>,
  exceptions: readonly Exception[],
): Recorder {
  const used = new Set<string>();

  /** Gives names to the tokens that an answer has. */
  function rememberTokens({ names }: Scene, keep: string, raw: RawAnswer): boolean {
    if (raw.status !== 200) return false;
    for (const [field, token] of Object.entries(JSON.parse(raw.text) as Readonly<Record<string, string>>)) {
      if (names.has(`${keep}-${field}`)) throw new Error(`two tokens are called ${keep}-${field}`);
      names.set(`${keep}-${field}`, token);
    }
    return true;
  }

  /** Gives the row a name that an answer says it has made. */
  function remember({ names, made }: Scene, name: string, request: Request, raw: RawAnswer): boolean {
    const resource = collectionAt(request.path);
    if (raw.status !== 201 || resource === undefined) return false;
    if (names.has(name)) throw new Error(`two rows are called ${name}`);
    const row = JSON.parse(raw.text) as Readonly<Record<string, Json>>;
    const id = Number(row['id'] ?? idOfRow(resource, row));
    names.set(name, id);
    made.push([resource, id]);
    return true;
  }

  async function make(scene: Scene, row: Row): Promise<void> {
    const request: Request = {
      method: 'POST',
      path: `/api/v0/${row.in}/`,
      headers: { ...asAlice, 'content-type': 'application/json' },
      json: row.json,
    };
    const raw = await send(request, scene.names);
    if (!remember(scene, row.as, request, raw)) {
      throw new Error(`cannot make the row ${row.as}: ${raw.status} ${raw.text}`);
    }
  }

  async function remove({ names, made }: Scene): Promise<void> {
    for (const resource of resources) {
      for (const [kind, id] of made) {
        if (kind !== resource) continue;
        const path = `/api/v0/${resource}/${id}/`;
        const { status, text } = await send({ method: 'DELETE', path, headers: asAlice }, names);
        if (status !== 204 && status !== 404) throw new Error(`cannot delete ${path}: ${status} ${text}`);
      }
    }
  }

  /** What Django says, with the headers that every answer should have. */
  async function ask(request: Request, step: Step, scene: Scene): Promise<[answer: Answer, raw: RawAnswer]> {
    const raw = await send(request, scene.names);
    let answer = readAnswer(raw, Date.now() / 1000, step.verbatim);
    for (const { name, headers } of exceptions) {
      const added = headers?.(answer) ?? {};
      if (Object.keys(added).every((header) => header in answer.headers)) continue;
      used.add(name);
      answer = { ...answer, headers: { ...answer.headers, ...added } };
    }
    return [answer, raw];
  }

  /** The answer to be recorded, and the names of the exceptions that changed it. */
  async function mend(step: Step, said: Answer, scene: Scene): Promise<[answer: Answer, names: string[]]> {
    const { request } = step;
    const path = fill(request.path, scene.names).split('?', 1)[0] ?? '';
    let answer = said;
    const changedBy: string[] = [];
    for (const { name, instead, mend } of exceptions) {
      const other = instead?.(request);
      const mended = other ? (await ask(other, step, scene))[0] : mend?.({ request, path, answer, idOfRow });
      if (mended === undefined || isSame(mended, answer)) continue;
      answer = mended;
      changedBy.push(name);
      used.add(name);
    }
    return [answer, changedBy];
  }

  async function recordStep(step: Step, scene: Scene): Promise<Json> {
    const { request, keep = 'new' } = step;
    const [said, raw] = await ask(request, step, scene);
    const isKept =
      remember(scene, keep, request, raw) ||
      (step.keep !== undefined && isOfTokens(request) && rememberTokens(scene, keep, raw));
    const [answer, changedBy] = await mend(step, said, scene);
    return {
      request: { ...request },
      ...(isKept && answer.status === raw.status && { keep }),
      answer: writeAnswer(answer, scene.names),
      ...(changedBy.length && { exceptions: changedBy, django: writeAnswer(said, scene.names) }),
    };
  }

  async function recordCase({ name, rows = [], tokens: own = {}, steps }: Case): Promise<Json> {
    const scene: Scene = {
      names: new Map<string, string | number>(Object.entries({ port, ...tokens, ...own })),
      made: [],
    };
    const recorded: Json[] = [];
    try {
      const taken = Object.keys(own).find((token) => token in tokens);
      if (taken !== undefined) throw new Error(`a token is called ${taken} already`);
      for (const row of rows) await make(scene, row);
      for (const step of steps) recorded.push(await recordStep(step, scene));
      await remove(scene);
    } catch (error) {
      throw new Error(`case "${name}": ${(error as Error).message}`, { cause: error });
    }
    return {
      name,
      ...(rows.length && { rows: rows.map((row) => ({ ...row })) }),
      ...(Object.keys(own).length && { tokens: own }),
      steps: recorded,
    };
  }

  return {
    async record({ name, settings, cases }) {
      const recorded: Json[] = [];
      for (const one of cases) recorded.push(await recordCase(one));
      return { area: name, ...(settings && { settings }), cases: recorded };
    },
    unused: () => exceptions.map(({ name }) => name).filter((name) => !used.has(name)),
  };
}
