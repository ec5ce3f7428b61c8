import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const KEY = 'PEERKEY';
const SECRET = 'peer/secret+with=signs';
const BUCKET = 'forum-files';
const REGION = 'ru-central1';
const PAGE = 3;

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** What a store that speaks S3 computes of a request (Signature Version 4) to know that its sender has the secret. */
function signatureOf(request: IncomingMessage, url: URL, sent: Buffer, authorization: string): string {
  const [, day = ''] = /Credential=[^/]+\/(\d{8})\//.exec(authorization) ?? [];
  const [, names = ''] = /SignedHeaders=([^,]+)/.exec(authorization) ?? [];
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const query = [...url.searchParams]
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&');
  const claimed = String(request.headers['x-amz-content-sha256']);
  if (claimed !== hash(sent)) return 'of other content';
  const canonical = [request.method, url.pathname, query, headers.join(''), names, claimed].join('\n');
  const scope = `${day}/${REGION}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hash(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${SECRET}`, day), REGION));
  return hmac(key, toSign).toString('hex');
}

/** A small store that speaks as much of S3 as ours asks for, and believes nobody whose signature does not fit. */
export async function startS3Peer() {
  const objects = new Map<string, { bytes: Buffer; changedAt: Date }>();
  const refused: string[] = [];
  let isDown = false;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const sent = await buffer(request);
    const url = new URL(request.url ?? '', 'http://peer');
    const end = (status: number, body: Buffer | string = '') => response.writeHead(status).end(body);
    const fault = (status: number, code: string) =>
      end(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
    if (isDown) return fault(503, 'SlowDown');
    const authorization = request.headers.authorization ?? '';
    const [, given] = /Signature=([0-9a-f]{64})/.exec(authorization) ?? [];
    if (given === undefined || given !== signatureOf(request, url, sent, authorization)) {
      refused.push(`${request.method} ${url.pathname}`);
      return fault(403, 'SignatureDoesNotMatch');
    }
    const [, bucket, key = ''] = url.pathname.split('/');
    if (bucket !== BUCKET) return fault(404, 'NoSuchBucket');
    if (key === '') return end(200, listed(objects, url.searchParams.get('continuation-token')));
    if (request.method === 'PUT') {
      objects.set(key, { bytes: sent, changedAt: new Date() });
      return end(200);
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return end(204);
    }
    const found = objects.get(key);
    return found ? end(200, found.bytes) : fault(404, 'NoSuchKey');
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = (secret = SECRET) =>
    `s3://${KEY}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${BUCKET}?region=${REGION}&tls=no`;
  return {
    url,
    objects,
    refused,
    fail: (is: boolean) => {
      isDown = is;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** In pages of three, so that whoever lists has to ask again. */
function listed(objects: Map<string, { bytes: Buffer; changedAt: Date }>, after: string | null): string {
  const keys = [...objects.keys()].sort().filter((key) => after === null || key > after);
  const page = keys.slice(0, PAGE);
  const rows = page.map((key) => {
    const { bytes, changedAt } = objects.get(key) ?? { bytes: Buffer.of(), changedAt: new Date() };
    return `<Contents><Key>${key}</Key><Size>${bytes.length}</Size><LastModified>${changedAt.toISOString()}</LastModified></Contents>`;
  });
  const next = keys.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${keys.length > PAGE}</IsTruncated>${next}${rows.join('')}</ListBucketResult>`;
}
