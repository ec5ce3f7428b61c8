import { LETTER_HEADERS } from '@/app/_server/letter-headers';
import { pageScope } from '@/app/_server/scope';
import { readMail } from '@/lib/mail/queries';

/** The HTML of a letter, for the frame on its page. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: LETTER_HEADERS });
  const mail = await readMail(scope, (await params).id);
  if (!mail.ok) {
    const status = mail.refusal.code === 'NOT_ALLOWED' ? 403 : 404;
    return new Response(null, { status, headers: LETTER_HEADERS });
  }
  return new Response(mail.value.html, { headers: LETTER_HEADERS });
}
