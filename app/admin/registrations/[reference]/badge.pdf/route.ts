import { getLocale } from 'next-intl/server';
import { attached } from '@/app/_server/file-headers';
import { readForm, seeOther } from '@/app/_server/form-post';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { printInput } from '@/lib/badge/input';
import { printBadge } from '@/lib/badge/printing';
import { parseInput } from '@/lib/core/input';
import { toLocale } from '@/messages/locales';
import { recordAddress } from '../../list-address';

type Context = { params: Promise<{ reference: string }> };

/** Prints a badge: a POST, because it is an act that is recorded, and a second one replaces the code. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { reference } = await params;
  const [scope, locale, form] = await Promise.all([pageScope(), getLocale(), readForm(request)]);
  const refused = (refusal: Parameters<typeof problem>[0]) =>
    problem(refusal, scope.requestId, toLocale(locale));
  if (!form.ok) return refused(form.refusal);
  if (scope.actor.kind === 'anonymous') {
    return seeOther(`/sign-in?next=${encodeURIComponent(recordAddress(reference))}`);
  }
  const input = parseInput(printInput, { ...form.value, reference });
  if (!input.ok) return refused(input.refusal);
  const printed = await printBadge(scope, input.value);
  if (!printed.ok) return refused(printed.refusal);
  // The number of the application and no name: names of files end up in histories.
  return new Response(new Uint8Array(printed.value), {
    headers: attached(`badge-${input.value.reference}.pdf`, 'application/pdf'),
  });
}
