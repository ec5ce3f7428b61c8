import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';

type How = { origin?: string; isVerified?: boolean; challenge?: string };

/** A device with one passkey, written out by the standard (WebAuthn level 2), so that a test can make it lie. */
export function softPasskey(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const rpHash = createHash('sha256').update(new URL(origin).hostname).digest();
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coseKey = map([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ]);
  const client = (type: string, challenge: string, at = origin) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }));
  const state = (count: number, isVerified: boolean, more = 0) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    return Buffer.concat([rpHash, Buffer.of(1 | (isVerified ? 4 : 0) | more), counter]);
  };
  const credential = <R>(response: R) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key' as const,
    response,
    clientExtensionResults: {},
  });
  return {
    /** What the browser hands over of a new passkey. */
    make(options: PublicKeyCredentialCreationOptionsJSON, { isVerified = true, ...how }: How = {}) {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, coseKey]);
      const authData = Buffer.concat([state(0, isVerified, 0x40), attested]);
      const object = map([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', authData],
      ]);
      return credential({
        clientDataJSON: client('webauthn.create', how.challenge ?? options.challenge, how.origin).toString(
          'base64url',
        ),
        attestationObject: object.toString('base64url'),
        transports: ['internal' as const],
      });
    },
    /** What it signs; `count` is how often it says to have signed. */
    sign(
      options: PublicKeyCredentialRequestOptionsJSON,
      count: number,
      { isVerified = true, ...how }: How = {},
    ) {
      const data = client('webauthn.get', how.challenge ?? options.challenge, how.origin);
      const authData = state(count, isVerified);
      const signed = Buffer.concat([authData, createHash('sha256').update(data).digest()]);
      return credential({
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
  };
}

type Cbor = number | string | Buffer | Map<string, string>;

/** As much of CBOR (RFC 8949) as a passkey needs. */
const map = (entries: [number | string, Cbor][]): Buffer =>
  Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, value]) => [item(key), item(value)])]);

function item(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return head(5, 0);
}

const head = (major: number, count: number): Buffer =>
  count < 24
    ? Buffer.of((major << 5) | count)
    : count < 256
      ? Buffer.of((major << 5) | 24, count)
      : Buffer.of((major << 5) | 25, count >> 8, count & 255);
