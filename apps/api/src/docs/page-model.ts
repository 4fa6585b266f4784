// What the page shows, taken from the document: operations in groups, each with all that a caller must know.
import { curl } from './curl.ts';
import { type Answer, type OpenApi, type Operation, resolved } from './openapi.ts';
import { type Field, bodyFields, parameterField } from './page-fields.ts';

export interface Outcome {
  readonly status: string;
  readonly phrase: string;
  /** Bodies, as JSON: that of a success over several lines. */
  readonly examples: readonly string[];
}

export interface Entry {
  readonly id: string;
  readonly group: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly access: 'open' | 'optional' | 'required';
  readonly parameters: readonly Field[];
  readonly fields: readonly Field[];
  /** For a shell. */
  readonly command: string;
  readonly successes: readonly Outcome[];
  readonly problems: readonly Outcome[];
}

export interface Group {
  readonly name: string;
  readonly description: string;
  readonly entries: readonly Entry[];
}

export interface PageModel {
  readonly title: string;
  readonly introduction: string;
  readonly groups: readonly Group[];
  /** Problems that come up in more than one group, each once, by status. */
  readonly commonProblems: readonly Outcome[];
}

const json = 'application/json';

const isProblem = ({ status }: Outcome) => Number(status) >= 400;

function outcome(document: OpenApi, status: string, { description, content }: Answer): Outcome {
  const { schema, examples } = content?.[json] ?? {};
  const bodies = examples
    ? Object.values(examples).map(({ value }) => JSON.stringify(value))
    : (resolved(document, schema).examples ?? []).slice(0, 1).map((body) => JSON.stringify(body, null, 2));
  return { status, phrase: description, examples: bodies };
}

function accessOf({ security = [] }: Operation): Entry['access'] {
  if (security.length === 0) return 'open';
  return security.some((scheme) => Object.keys(scheme).length === 0) ? 'optional' : 'required';
}

function entryOf(
  document: OpenApi,
  origin: string,
  [path, method, operation]: readonly [path: string, method: string, operation: Operation],
): Entry {
  const { operationId, tags, summary, description, parameters, requestBody, responses } = operation;
  const body = requestBody && resolved(document, requestBody.content[json]?.schema);
  const access = accessOf(operation);
  const outcomes = Object.entries(responses).map(([status, answer]) => outcome(document, status, answer));
  return {
    id: operationId ?? `${method}-${path}`,
    group: tags?.[0],
    method: method.toUpperCase(),
    path,
    summary: summary ?? path,
    description: description ?? '',
    access,
    parameters: (parameters ?? []).map((parameter) => parameterField(document, parameter)),
    fields: bodyFields(document, body),
    command: curl({
      method: method.toUpperCase(),
      url: origin + path,
      needsToken: access === 'required',
      ...(body && { body: body.examples?.[0] ?? {} }),
    }),
    successes: outcomes.filter((one) => !isProblem(one)),
    problems: outcomes.filter(isProblem),
  };
}

function commonProblems(entries: readonly Entry[]): Outcome[] {
  const groups = new Map<string, Set<string | undefined>>();
  const told = entries.flatMap(({ group, problems }) => problems.map((problem) => ({ group, ...problem })));
  for (const { group, examples } of told) {
    for (const example of examples) groups.set(example, (groups.get(example) ?? new Set()).add(group));
  }
  return [...Map.groupBy(told, ({ status }) => status)]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([status, some]) => ({
      status,
      phrase: some[0]?.phrase ?? '',
      examples: [...new Set(some.flatMap(({ examples }) => examples))].filter(
        (example) => (groups.get(example)?.size ?? 0) > 1,
      ),
    }))
    .filter(({ examples }) => examples.length > 0);
}

/** @param origin where the API is, for the commands: `http://localhost:8000` */
export function pageModel(document: OpenApi, origin: string): PageModel {
  const { info, tags = [], paths } = document;
  const entries = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) =>
      entryOf(document, origin, [path, method, operation]),
    ),
  );
  return {
    title: info.title,
    introduction: info.description ?? '',
    groups: tags.map(({ name, description = '' }) => ({
      name,
      description,
      entries: entries.filter(({ group }) => group === name),
    })),
    commonProblems: commonProblems(entries),
  };
}
