// A request as a command to paste into a shell.

export interface CurlRequest {
  readonly method: string;
  /** Absolute; a parameter of the path stands in braces. */
  readonly url: string;
  readonly needsToken: boolean;
  /** An example of the JSON body, if there is one. */
  readonly body?: unknown;
}

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A parameter of the path is what the reader keeps in a variable: `{id}` in `$ID`. */
const withParameters = (url: string) =>
  url.replace(/\{(\w+)\}/g, (_, name: string) => `'"$${name.toUpperCase()}"'`);

/** Longer bodies get a line for each field. */
const longestLine = 56;

/** A token in a body is what the reader keeps in a variable: `refresh` in `$REFRESH`. */
const withVariables = (json: string) =>
  json.replace(
    /"(\w+)":( ?)"eyJ[^"]*"/g,
    (_, name: string, space: string) => `"${name}":${space}"'$${name.toUpperCase()}'"`,
  );

function jsonArgument(body: unknown): string {
  const line = withVariables(quoted(JSON.stringify(body)));
  if (line.length <= longestLine) return line;
  return withVariables(quoted(JSON.stringify(body, null, 2))).replaceAll('\n', '\n  ');
}

/** The access token stands in `$ACCESS`. */
export function curl({ method, url, needsToken, body }: CurlRequest): string {
  const implied = body === undefined ? 'GET' : 'POST';
  return [
    `curl ${method === implied ? '' : `-X ${method} `}${withParameters(quoted(url))}`,
    ...(needsToken ? ['-H "Authorization: Bearer $ACCESS"'] : []),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d ${jsonArgument(body)}`]),
  ].join(' \\\n  ');
}
