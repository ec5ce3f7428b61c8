import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { LETTER_KINDS, type LetterKind } from '@/db/schema';
import { newId } from '@/lib/core/id';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import type { Candidate } from '@/lib/letter/batches';
import { ActionForm } from '../../_desk/action-form';
import { Go } from '../../_desk/go';
import { queryOf } from '../../registrations/list-address';
import { askForLetters } from '../actions';
import { MANY_LETTERS } from '../addresses';

type AskLettersProps = { filter: RegistrationFilter; kind: LetterKind; candidates: readonly Candidate[] };

/** Which letter, how many can get it and why the others cannot, and the button. */
export async function AskLetters({ filter, kind, candidates }: AskLettersProps) {
  const [words, kinds, refusals] = await Promise.all([
    getTranslations('letters.many'),
    getTranslations('letters.kind'),
    getTranslations('refusals'),
  ]);
  const has = candidates.filter((one) => one.has).length;
  const able = candidates.filter((one) => !one.has && !one.fault).length;
  const query = queryOf(filter);
  const faults = Map.groupBy(
    candidates.flatMap(({ has: isThere, fault }) => (isThere || !fault ? [] : [fault])),
    (fault) => fault,
  );
  return (
    <section aria-labelledby="which" className="grid max-w-text gap-4">
      <h2 id="which" className="text-lg">
        {words('kind')}
      </h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {LETTER_KINDS.map((one) => (
          <li key={one}>
            {one === kind ? (
              <strong aria-current="true">{kinds(one)}</strong>
            ) : (
              <Go href={`${MANY_LETTERS}?${query}&kind=${one}`}>{kinds(one)}</Go>
            )}
          </li>
        ))}
      </ul>
      <p className="tabular">{words('chosen', { count: candidates.length })}</p>
      <ul className="grid gap-1 tabular">
        <li>{words('count', { count: able })}</li>
        {has > 0 && <li>{words('has', { count: has })}</li>}
        {[...faults].map(([fault, some]) => (
          <li key={fault}>
            {words('cannot', { count: some.length })}: {refusals(fault)}
          </li>
        ))}
      </ul>
      {able === 0 ? (
        <p>{words('none')}</p>
      ) : (
        <ActionForm action={askForLetters} name="letters" className="grid gap-4">
          {/* Made once for this page: a form sent twice asks once. */}
          <input type="hidden" name="id" value={newId()} />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="filter" value={query} />
          <Button className="justify-self-start">{words('ask', { count: able })}</Button>
        </ActionForm>
      )}
    </section>
  );
}
