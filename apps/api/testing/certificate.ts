// A certificate for a spec's own server: RFC 5280, as little of it as TLS asks for.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** One value of ASN.1 in DER. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const text = (tag: number, value: string) => der(tag, Buffer.from(value));

/** ecdsa-with-SHA256, commonName, subjectAltName */
const [signature, commonName, alternativeName] = [
  sequence(oid('2a8648ce3d040302')),
  oid('550403'),
  oid('551d11'),
] as const;

const pem = (label: string, bytes: Buffer) =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

/** Makes a certificate for a host name, signed with its own key. Both are PEM. */
export function makeCertificate(host: string): { certificate: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(commonName, text(0x0c, host))));
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1]), randomBytes(8)),
    signature,
    name,
    sequence(text(0x17, '200101000000Z'), text(0x17, '491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(alternativeName, der(0x04, sequence(text(0x82, host)))))),
  );
  const signed = der(0x03, Buffer.from([0]), sign('sha256', toBeSigned, privateKey));
  return {
    certificate: pem('CERTIFICATE', sequence(toBeSigned, signature, signed)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
