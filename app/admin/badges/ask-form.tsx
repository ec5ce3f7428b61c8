import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Readiness } from '@/lib/badge/queries';
import { FORMAT_KEYS, LAYOUTS, REPRINT_REASONS } from '@/lib/badge/rules';
import { newId } from '@/lib/core/id';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { ActionForm } from '../_desk/action-form';
import { KeptSelect } from '../_desk/kept-fields';
import { queryOf } from '../registrations/list-address';
import { askForBatch } from './actions';

type AskFormProps = { filter: RegistrationFilter; readiness: Readiness };

/** In which form the badges of those chosen are printed. Who has one already is printed again for a reason only. */
export async function AskForm({ filter, readiness: { ready, printed } }: AskFormProps) {
  const [words, badge] = await Promise.all([
    getTranslations('badges.ask'),
    getTranslations('admin.record.badge'),
  ]);
  return (
    <section aria-labelledby="ask" className="grid gap-3">
      <h2 id="ask" className="text-lg">
        {words('title')}
      </h2>
      {ready + printed === 0 ? (
        <p>{words('none')}</p>
      ) : (
        <ActionForm action={askForBatch} name="batch" className="grid gap-5">
          {/* Made once for this page: a form sent twice asks once. */}
          <input type="hidden" name="id" value={newId()} />
          <input type="hidden" name="filter" value={queryOf(filter)} />
          <KeptSelect
            name="format"
            label={words('format')}
            defaultValue="a6"
            choices={FORMAT_KEYS.map((value) => ({ value, label: badge(`formats.${value}`) }))}
          />
          <KeptSelect
            name="layout"
            label={words('layout')}
            help={words('sheetHelp')}
            defaultValue="single"
            choices={LAYOUTS.map((value) => ({ value, label: words(`layouts.${value}`) }))}
          />
          {printed > 0 && (
            <KeptSelect
              name="reason"
              label={words('again')}
              help={words('againHelp')}
              placeholder={words('leaveOut')}
              choices={REPRINT_REASONS.map((value) => ({ value, label: badge(`reasons.${value}`) }))}
            />
          )}
          <p>
            <Button>{words('submit', { count: ready })}</Button>
          </p>
        </ActionForm>
      )}
    </section>
  );
}
