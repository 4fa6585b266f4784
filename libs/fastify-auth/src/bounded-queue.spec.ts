import { ApiException } from '@latchkey/drf';
import { describe, expect, it } from 'vitest';
import { BoundedQueue, KeyedQueues } from './bounded-queue.ts';

/** Work that ends when it is told to. */
class Work {
  readonly begun: string[] = [];
  readonly #ends = new Map<string, PromiseWithResolvers<string>>();

  readonly of = (name: string) => async () => {
    this.begun.push(name);
    const end = Promise.withResolvers<string>();
    this.#ends.set(name, end);
    return end.promise;
  };

  async end(name: string, error?: Error): Promise<void> {
    const end = this.#ends.get(name);
    await Promise.resolve(error ? end?.reject(error) : end?.resolve(name));
    await new Promise((settled) => setImmediate(settled));
  }
}

describe('BoundedQueue', () => {
  it('does so much at a time, and the rest in the order in which it came', async () => {
    const work = new Work();
    const queue = new BoundedQueue({ concurrency: 2, waiting: 2 });
    const results = ['a', 'b', 'c', 'd'].map((name) => queue.run(work.of(name)));
    expect(work.begun).toEqual(['a', 'b']);
    await work.end('b');
    expect(work.begun).toEqual(['a', 'b', 'c']);
    await work.end('a');
    await work.end('c');
    await work.end('d');
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuses what is too much with 503 and Retry-After', async () => {
    const work = new Work();
    const queue = new BoundedQueue({ concurrency: 1, waiting: 1 });
    const [first, second] = [queue.run(work.of('a')), queue.run(work.of('b'))];
    const refusal = await queue.run(work.of('c')).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ApiException);
    expect(refusal).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    await work.end('a');
    const third = queue.run(work.of('d'));
    await work.end('b');
    await work.end('d');
    expect(await Promise.all([first, second, third])).toEqual(['a', 'b', 'd']);
    expect(work.begun).toEqual(['a', 'b', 'd']);
  });

  it('goes on after work that failed', async () => {
    const work = new Work();
    const queue = new BoundedQueue({ concurrency: 1, waiting: 1 });
    const failed = expect(queue.run(work.of('a'))).rejects.toThrow('broken');
    const next = queue.run(work.of('b'));
    await work.end('a', new Error('broken'));
    await work.end('b');
    await failed;
    expect(await next).toBe('b');
  });
});

describe('KeyedQueues', () => {
  it('keeps a queue for each key, and forgets those that are empty', async () => {
    const work = new Work();
    const queues = new KeyedQueues({ concurrency: 1, waiting: 1 });
    const results = [
      queues.run('x', work.of('a')),
      queues.run('x', work.of('b')),
      queues.run('x', work.of('c')).catch((error: unknown) => (error as ApiException).status),
      queues.run('y', work.of('d')),
    ];
    expect(work.begun).toEqual(['a', 'd']);
    expect(queues.size).toBe(2);
    await work.end('a');
    await work.end('d');
    expect(queues.size).toBe(1);
    await work.end('b');
    expect(await Promise.all(results)).toEqual(['a', 'b', 503, 'd']);
    expect(queues.size).toBe(0);
  });
});
