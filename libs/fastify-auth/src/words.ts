// How the plugin's own views are told of in OpenAPI, in drf-spectacular's names.
import { authenticationFailed } from '@latchkey/drf';
import type { ActionSchema, SharedSchema, Tag } from './action-schema.ts';

/** A token as examples show it; a real one is longer. */
export const exampleToken = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ…';

/** A schema of an object that has all the fields of an example, and whose type is that of the example's. */
export const like = ($id: string, example: Readonly<Record<string, unknown>>): SharedSchema => ({
  $id,
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(example).map(([field, value]) => [
      field,
      { type: typeof value === 'number' ? 'integer' : typeof value },
    ]),
  ),
  required: Object.keys(example),
  examples: [example],
});

export const reference = ({ $id }: SharedSchema) => ({ $ref: `${$id}#` });

/** A token of a body that is not good, in SimpleJWT's words. */
export const badToken = (detail: string) => authenticationFailed(detail, { code: 'token_not_valid' });

/** What a view is told of: its group, the schemas it refers to, and what its one action says. */
export interface Words {
  readonly tag: Tag;
  readonly schemas: readonly SharedSchema[];
  readonly schema: ActionSchema;
}

/** Words of an action that takes a body, perhaps, and answers 200. */
export const words = (
  tag: Tag,
  { body, answer }: { readonly body?: SharedSchema; readonly answer: SharedSchema },
  schema: ActionSchema,
): Words => ({
  tag,
  schemas: body ? [body, answer] : [answer],
  schema: { ...schema, ...(body && { body: reference(body) }), response: { 200: reference(answer) } },
});
