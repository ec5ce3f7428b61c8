import { pageScope } from '@/app/_server/scope';
import { readMail } from '@/lib/mail/queries';
import { LETTER_HEADERS } from '../../letter-headers';

/**
 * The HTML of a letter, for the frame on its page. Letters need inline styles, which no page of ours may have: so it is
 * a document of its own, with a policy that allows styles and nothing else, in a sandbox without scripts or origin.
 */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: LETTER_HEADERS });
  const mail = await readMail(scope, (await params).id);
  if (!mail.ok) {
    return new Response(null, {
      status: mail.refusal.code === 'NOT_ALLOWED' ? 403 : 404,
      headers: LETTER_HEADERS,
    });
  }
  return new Response(mail.value.html, { headers: LETTER_HEADERS });
}
