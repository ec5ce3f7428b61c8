import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { ListedConflict } from '@/lib/gate/conflicts';
import { CONFLICT_DECISIONS } from '@/lib/gate/input';
import { ScopedForm } from '../../_desk/action-form';
import { deskEdition } from '../../_desk/door';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';

/** What a supervisor found out, and the word that closes the conflict. */
export async function Decide({ conflict: { id, kind, openedAt } }: { conflict: ListedConflict }) {
  const [words, common, { clock }] = await Promise.all([
    getTranslations('gates.conflicts'),
    getTranslations('common.form'),
    deskEdition(),
  ]);
  const label = words('closeThis', { kind: words(`kind.${kind}`), when: clock.short(openedAt) });
  return (
    <ScopedForm name={`close-${id}`} label={label} className="grid content-start gap-3">
      <input type="hidden" name="id" value={id} />
      <KeptSelect
        name="decision"
        label={words('decide')}
        placeholder={common('choose')}
        choices={CONFLICT_DECISIONS.map((value) => ({ value, label: words(`decision.${value}`) }))}
      />
      <KeptInput
        name="note"
        label={words('note')}
        optional={words('optional')}
        maxLength={500}
        autoComplete="off"
      />
      <p>
        <Button size="small">{words('close')}</Button>
      </p>
    </ScopedForm>
  );
}
