// Answers that are held against the OpenAPI document, whatever else a spec expects of them.
import { Compile } from 'typebox/schema';
import { expect } from 'vitest';
import type { OpenApi } from '../src/docs/openapi.ts';
import type { Shop } from './shop.ts';

/** Sends as the shop does, and expects each answer to have a status and a body that the document tells of. */
export async function documented(shop: Shop): Promise<Shop['send']> {
  const document = (await shop.send('GET', '/api/schema/')).json<OpenApi>();
  const paths = Object.keys(document.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));
  const validators = new Map<object, ReturnType<typeof Compile>>();

  const fits = (schema: object, body: unknown): boolean => {
    const validator = validators.get(schema) ?? Compile({ ...document, ...schema });
    validators.set(schema, validator);
    return validator.Check(body);
  };

  return async (method, url, options) => {
    const answer = await shop.send(method, url, options);
    const [address = ''] = url.split('?');
    // A path without parameters comes before one that would fit, too.
    const path =
      address in document.paths ? address : paths.find(({ pattern }) => pattern.test(address))?.path;
    const operation = document.paths[path ?? '']?.[String(method).toLowerCase()];
    const told = operation?.responses[answer.statusCode];
    const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
    const schema = told?.content?.[type]?.schema;
    const isDocumented = schema
      ? type !== 'application/json' || fits(schema, answer.json())
      : told !== undefined && answer.body === '';
    expect(isDocumented, `${method} ${url}: ${answer.statusCode} ${answer.body.slice(0, 500)}`).toBe(true);
    return answer;
  };
}
