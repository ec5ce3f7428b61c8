import { publicScope } from '@/app/_server/scope';
import { after, DAY_MS } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { currentEdition } from '@/lib/edition/queries';
import { LOCALES } from '@/messages/locales';

const GOOD_FOR_DAYS = 180;

/** Where to tell of a hole, for those who look for it (RFC 9116): the organisers' address, which they keep true themselves. */
export async function GET(): Promise<Response> {
  const scope = await publicScope();
  const { contactEmail } = await currentEdition(scope);
  const lines = [
    `Contact: mailto:${contactEmail}`,
    `Expires: ${after(scope.now, GOOD_FOR_DAYS * DAY_MS).toISOString()}`,
    `Preferred-Languages: ${LOCALES.join(', ')}`,
    `Canonical: ${env().publicUrl}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
