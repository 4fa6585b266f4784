// A way to a server on which every request arrives and no answer does.
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export interface CuttingGate {
  readonly address: string;
  close(): Promise<void>;
}

/** @param target such as `http://127.0.0.1:8000`; a connection breaks when the first byte of its answer is there */
export async function openCuttingGate(target: string): Promise<CuttingGate> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const breakOff = () => {
      near.resetAndDestroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', breakOff);
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', breakOff);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
