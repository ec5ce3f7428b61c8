import { IncomingMessage, type ServerResponse } from 'node:http';

/** Room for a file of a million bytes, and for the page that sends it packed again; what is less has limits of its own. */
export const LARGEST_BODY_BYTES = 2_000_000;
/** A file of somebody with the form around it; only where files are sent, and only when its length is announced. */
export const LARGEST_UPLOAD_BYTES = 10_600_000;
const UPLOADS = /^\/[a-z]{2}\/me\/complete\/[a-z.]+$/;
const LINGER_MS = 2000;

/** True when the announced length alone is reason enough to refuse. */
export const isAnnouncedTooLarge = (request: IncomingMessage): boolean =>
  Number(request.headers['content-length'] ?? 0) >
  (UPLOADS.test(request.url?.split('?', 1)[0] ?? '') ? LARGEST_UPLOAD_BYTES : LARGEST_BODY_BYTES);

/** The request to handle, its body known to fit; undefined when it does not, and the client has been told. */
export async function admitBody(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<IncomingMessage | undefined> {
  if (isAnnouncedTooLarge(request)) return refuse(request, response);
  // A body of unknown length is read first, so that no handler has begun when it turns out too long.
  if (request.headers['transfer-encoding'] === undefined) return request;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST_BODY_BYTES) return refuse(request, response);
  }
  return withBody(request, Buffer.concat(chunks));
}

function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const read = new IncomingMessage(request.socket);
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = request;
  const { 'transfer-encoding': _, ...headers } = request.headers;
  Object.assign(read, {
    method,
    url,
    httpVersion,
    httpVersionMajor,
    httpVersionMinor,
    rawHeaders,
    complete: true,
  });
  Object.assign(read.headers, headers, { 'content-length': String(body.length) });
  read.push(body);
  read.push(null);
  return read;
}

const TOO_LARGE = JSON.stringify({
  type: 'about:blank',
  title: 'Payload too large',
  status: 413,
  code: 'PAYLOAD_TOO_LARGE',
});

/** Answers while the rest still arrives and drops it for a while: a connection closed at once loses the answer too. */
async function refuse(request: IncomingMessage, response: ServerResponse): Promise<undefined> {
  response.writeHead(413, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(TOO_LARGE),
    connection: 'close',
  });
  response.write(TOO_LARGE);
  request.resume();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', end).once('close', end).once('error', end);
  });
  response.end();
  return undefined;
}
