import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { buildLazySerializer } from './lazy-serializers.ts';

function server() {
  return Fastify({ schemaController: { compilersFactory: { buildSerializer: buildLazySerializer } } });
}

const named = { type: 'object', properties: { name: { type: 'string' } } };

describe('serializers that are compiled late', () => {
  it('write what the schema of the answer names, each time', async () => {
    const app = server();
    app.addSchema({ $id: 'named', ...named });
    app.get('/', { schema: { response: { 200: { $ref: 'named#' } } } }, () => ({ name: 'Tap', secret: 1 }));
    for (let time = 0; time < 2; time++) {
      expect((await app.inject('/')).body).toBe('{"name":"Tap"}');
    }
    await app.close();
  });

  it('leave what cannot be compiled to the answer that needs it', async () => {
    const app = server();
    app.get('/good', { schema: { response: { 200: named } } }, () => ({ name: 'Tap' }));
    app.get('/bad', { schema: { response: { 200: { $ref: 'nowhere#' } } } }, () => ({ name: 'Tap' }));
    await app.ready();
    expect((await app.inject('/good')).statusCode).toBe(200);
    expect((await app.inject('/bad')).statusCode).toBe(500);
    await app.close();
  });
});
