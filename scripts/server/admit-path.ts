import type { IncomingMessage, ServerResponse } from 'node:http';

const NOWHERE = JSON.stringify({
  type: 'about:blank',
  title: 'There is nothing at this address.',
  status: 404,
  code: 'UNKNOWN_PATH',
});

/** False when the address cannot be read (`%` and `%FF` are no letters), and the client has been told: Next would break. */
export function admitPath({ url = '' }: IncomingMessage, response: ServerResponse): boolean {
  const [path = ''] = url.split('?', 1);
  if (!path.startsWith('/api/') || isReadable(path)) return true;
  response.writeHead(404, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  response.end(NOWHERE);
  return false;
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
