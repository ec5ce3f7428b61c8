import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { isAnnouncedTooLarge } from './admit-body';

type Answer = { status: number; headers: OutgoingHttpHeaders; text: string };

/**
 * Answers a request whose body nobody has read. The body is dropped as it comes, and the connection goes on: a proxy in front
 * takes one that is closed while it is still sending for a process that has died, and asks it nothing for a while. Only a
 * body without an end in sight closes it.
 */
export function answerEarly(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, text }: Answer,
): void {
  const hasEnd = request.headers['transfer-encoding'] === undefined && !isAnnouncedTooLarge(request);
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(text),
    ...(!hasEnd && { connection: 'close' }),
  });
  response.end(text);
  if (hasEnd) request.resume();
}
