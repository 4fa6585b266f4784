// Connections that guess passwords without a pause: in a thread of its own, so that whoever measures is not held up by it.
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

export interface Flood {
  /** Where the server listens. */
  readonly address: string;
  readonly connections: number;
  readonly seconds: number;
}

const { address, connections, seconds } = workerData as Flood;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const headers = { 'content-type': 'application/json' };

const guess = (username: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(new URL('/api/token/', address), { method: 'POST', headers, agent }, (answer) => {
      answer.resume().on('end', () => {
        resolve(answer.statusCode ?? 0);
      });
    });
    asked.on('error', reject);
    asked.end(JSON.stringify({ username, password: 'a guess' }));
  });

const end = performance.now() + seconds * 1000;
const counts = new Map<number, number>();
await Promise.all(
  Array.from({ length: connections }, async (_, connection) => {
    for (let turn = 0; performance.now() < end; turn++) {
      // Another name each time: no budget of a name's own is what stops it.
      const status = await guess(`nobody-${connection}-${turn}`);
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  }),
);
agent.destroy();
parentPort?.postMessage(counts);
