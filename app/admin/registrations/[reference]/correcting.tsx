import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import { countryChoices } from '../../_desk/country-choices';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { FoldedDecision } from './folded-decision';
import { correctOne } from './identity-actions';

/** Names and citizenship as the document has them. */
export async function Correcting({ record, locale }: { record: RegistrationRecord; locale: string }) {
  const [words, fields, common] = await Promise.all([
    getTranslations('admin.decision'),
    getTranslations('admin.record.field'),
    getTranslations('common.form'),
  ]);
  const { registration } = record;
  const optional = common('optional');
  const text = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <ActionScope action={correctOne}>
      <FoldedDecision name="correct" title={words('correctTitle')} letter="E">
        <ScopedForm name="correct">
          <input type="hidden" name="reference" value={registration.reference} />
          <input type="hidden" name="seenState" value={registration.state} />
          <p className="text-sm text-muted">{words('correctHelp')}</p>
          {registration.state === 'approved' && <p className="font-medium">{words('correctStops')}</p>}
          <KeptInput
            name="surname"
            label={fields('surnameLatin')}
            optional={optional}
            defaultValue={registration.surnameLatin ?? ''}
            {...text}
          />
          <KeptInput
            name="given"
            label={fields('givenLatin')}
            defaultValue={registration.givenLatin}
            {...text}
          />
          <KeptInput
            name="nameNative"
            label={fields('nameNative')}
            optional={optional}
            defaultValue={registration.nameNative ?? ''}
            dir="auto"
            {...text}
          />
          <KeptInput
            name="badgeName"
            label={fields('badgeName')}
            optional={optional}
            defaultValue={registration.badgeName ?? ''}
            dir="auto"
            {...text}
          />
          <KeptSelect
            name="citizenship"
            label={fields('citizenship')}
            defaultValue={registration.citizenship}
            choices={countryChoices(locale)}
          />
          <Button>{words('correctNow')}</Button>
        </ScopedForm>
      </FoldedDecision>
    </ActionScope>
  );
}
