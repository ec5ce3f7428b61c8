import { getLocale } from 'next-intl/server';
import { readForm, seeOther } from '@/app/_server/form-post';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { parseInput } from '@/lib/core/input';
import { registrationFilter } from '@/lib/dashboard/input';
import { deleteColumnSet, saveColumnSet } from '@/lib/export/commands';
import { columnSetInput } from '@/lib/export/input';
import { toLocale } from '@/messages/locales';
import { exportAddress } from '../address';

/** Keeps the ticked columns under a name, or forgets those that were kept. */
export async function POST(request: Request): Promise<Response> {
  const scope = await pageScope();
  const locale = toLocale(await getLocale());
  const form = await readForm(request);
  if (!form.ok) return problem(form.refusal, scope.requestId, locale);
  if (scope.actor.kind === 'anonymous') return seeOther(`/sign-in?next=${exportAddress({})}`);
  const filter = registrationFilter.catch({}).parse(form.value);
  if (form.value.do === 'forget') {
    const gone = await deleteColumnSet(scope, String(form.value.set ?? ''));
    return gone.ok ? seeOther(exportAddress(filter)) : problem(gone.refusal, scope.requestId, locale);
  }
  const { name, columns } = form.value;
  const input = parseInput(columnSetInput, { name, columns });
  if (!input.ok) {
    const errors = input.refusal.details?.errors as { path: string }[] | undefined;
    const isName = errors?.some(({ path }) => path === 'name');
    return seeOther(exportAddress(filter, { fault: isName ? 'name' : 'columns' }));
  }
  const saved = await saveColumnSet(scope, input.value);
  return saved.ok
    ? seeOther(exportAddress(filter, { set: saved.value, saved: '1' }))
    : problem(saved.refusal, scope.requestId, locale);
}
