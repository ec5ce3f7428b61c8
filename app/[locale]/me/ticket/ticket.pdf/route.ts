import { attached } from '@/app/_server/file-headers';
import { seeOther } from '@/app/_server/form-post';
import { pageScope } from '@/app/_server/scope';
import { ownRecord } from '@/lib/dashboard/own';
import { drawTicket } from '@/lib/letter/ticket';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ locale: string }> };

/** The ticket on one page, to print or to keep. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const locale = toLocale((await params).locale);
  const ticketPage = `/${locale}/me/ticket`;
  const scope = await pageScope();
  if (scope.actor.kind !== 'person') return seeOther(`/sign-in?next=${ticketPage}`);
  const record = await ownRecord(scope);
  if (!record?.ticket) return seeOther(ticketPage);
  const file = await drawTicket({ ...record, ticket: record.ticket }, locale);
  return new Response(new Uint8Array(file), {
    headers: attached(`${record.registration.reference}.pdf`, 'application/pdf'),
  });
}
