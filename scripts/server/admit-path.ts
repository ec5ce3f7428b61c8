import type { IncomingMessage, ServerResponse } from 'node:http';

const NOWHERE = JSON.stringify({
  type: 'about:blank',
  title: 'There is nothing at this address.',
  status: 404,
  code: 'UNKNOWN_PATH',
});

/**
 * An address that cannot be read (`%` and `%FF` are no letters) would break Next. Of the API it ends here: false, and
 * the client has been told. Of a page its signs are taken as they stand, so that the page for "nothing here" answers.
 */
export function admitPath(request: IncomingMessage, response: ServerResponse): boolean {
  const { url = '' } = request;
  const [path = ''] = url.split('?', 1);
  if (isReadable(path)) return true;
  if (!path.startsWith('/api/')) {
    request.url = path.replaceAll('%', '%25') + url.slice(path.length);
    return true;
  }
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
