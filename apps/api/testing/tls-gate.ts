// A gate before PostgreSQL that speaks TLS and nothing else, as a server with `hostssl` does.
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { TLSSocket } from 'node:tls';
import { makeCertificate } from './certificate.ts';

export interface TlsGate {
  /** As the URL it was made for, through the gate, whose certificate names the host. */
  readonly url: string;
  readonly certificate: string;
  close(): Promise<void>;
}

/** What a client sends to ask for TLS. https://www.postgresql.org/docs/current/protocol-message-formats.html */
const sslRequest = Buffer.from('0000000804d2162f', 'hex');

export async function openTlsGate(target: string, host: string): Promise<TlsGate> {
  const { hostname, port } = new URL(target);
  const { certificate, key } = makeCertificate(host);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => undefined);
    near.once('data', (request: Buffer) => {
      if (!request.equals(sslRequest)) {
        near.destroy();
        return;
      }
      near.write('S');
      const secure = new TLSSocket(near, { isServer: true, cert: certificate, key });
      const far = connect(Number(port), hostname);
      secure.on('error', () => far.destroy());
      far.on('error', () => secure.destroy());
      secure.pipe(far).pipe(secure);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(target);
  url.host = `${host}:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    certificate,
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
