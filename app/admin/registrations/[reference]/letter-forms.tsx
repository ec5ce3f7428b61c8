import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { REVOKE_REASONS } from '@/lib/letter/rules';
import { ScopedForm } from '../../_desk/action-form';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { letterFileAddress } from '../../letters/addresses';

type Letter = NonNullable<RegistrationRecord['letters']>['issued'][number];

/** To open a letter, and to take it back: with another in its place, or without. */
export async function LetterForms({ letter: { id, kind, number } }: { letter: Letter }) {
  const [words, common] = await Promise.all([getTranslations('letters'), getTranslations('common.form')]);
  const named = { number };
  return (
    <>
      {/* A POST: what is opened of a passport is noted. */}
      <form action={letterFileAddress(id)} method="post" className="flex flex-wrap gap-3">
        {(kind === 'visa_support' ? (['both'] as const) : (['en', 'ru'] as const)).map((language) => (
          <Button
            key={language}
            name="language"
            value={language}
            size="small"
            tone="quiet"
            aria-label={words('record.openOne', { ...named, language: words(`language.${language}`) })}
          >
            {words(`open.${language}`)}
          </Button>
        ))}
      </form>
      <details className="rounded border border-edge bg-surface">
        <summary
          className="flex min-h-9 cursor-pointer items-center px-4 text-sm font-medium"
          aria-label={words('record.revokeOne', named)}
        >
          {words('record.revokeTitle')}
        </summary>
        <ScopedForm
          name={`revoke-${id}`}
          label={words('record.revokeOne', named)}
          className="grid gap-4 border-t border-line p-4"
        >
          <input type="hidden" name="id" value={id} />
          <p>{words('record.revokeHelp')}</p>
          <KeptSelect
            name="reason"
            label={words('record.reason')}
            placeholder={common('choose')}
            choices={REVOKE_REASONS.map((value) => ({ value, label: words(`reason.${value}`) }))}
          />
          <KeptInput name="note" label={words('record.note')} optional={common('optional')} maxLength={500} />
          <div className="flex flex-wrap gap-3">
            <Button name="isAgain" value="reissue">
              {words('record.reissue')}
            </Button>
            <Button name="isAgain" value="" tone="danger">
              {words('record.revoke')}
            </Button>
          </div>
        </ScopedForm>
      </details>
    </>
  );
}
