import { getLocale } from 'next-intl/server';
import { attached } from '@/app/_server/file-headers';
import { readForm, seeOther } from '@/app/_server/form-post';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { auditQuestion } from '@/lib/dashboard/audit';
import { openAudit } from '@/lib/export/audit';
import { toLocale } from '@/messages/locales';
import { CSV_TYPE, csvStream } from '../../_desk/csv';
import { AUDIT } from '../address';
import { auditSheet } from './sheet';

/** The facts that a filter matches, as a file that is written while it is being read from the database. */
export async function POST(request: Request): Promise<Response> {
  const scope = await pageScope();
  const locale = toLocale(await getLocale());
  const form = await readForm(request);
  if (!form.ok) return problem(form.refusal, scope.requestId, locale);
  if (scope.actor.kind === 'anonymous') return seeOther(`/sign-in?next=${AUDIT}`);
  const question = await auditQuestion(scope, form.value);
  if (!question.ok) return problem(question.refusal, scope.requestId, locale);
  // A file of more than was asked for is worse than none.
  if (question.value.notUnderstood.length > 0)
    return problem({ code: 'INVALID_INPUT' }, scope.requestId, locale);
  const made = await openAudit(scope, question.value);
  if (!made.ok) return problem(made.refusal, scope.requestId, locale);
  const { head, rowsOf } = await auditSheet(scope);
  const name = `audit-${scope.now.toISOString().slice(0, 10)}.csv`;
  return new Response(csvStream(head, rowsOf(made.value.facts), locale), {
    headers: attached(name, CSV_TYPE),
  });
}
