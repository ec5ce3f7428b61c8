import { getTranslations } from 'next-intl/server';
import type { ZoneInput } from '@/lib/gate/input';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { NameFields } from './name-fields';
import { RuleFields } from './rule-fields';

/** All that is set of a zone; behind its rules an empty one, for a further rule. */
export async function ZoneFields({ present }: { present?: ZoneInput }) {
  const words = await getTranslations('gates.zones');
  const rules = (present?.access ?? []).map((rule, at) => ({ rule, at }));
  return (
    <>
      <NameFields present={present} />
      <KeptInput
        name="mostInside"
        label={words('mostInside')}
        help={words('mostInsideHelp')}
        optional={words('optional')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={present?.mostInside ?? ''}
        className="max-w-40"
      />
      <KeptSelect
        name="mayReenter"
        label={words('mayReenter')}
        defaultValue={(present?.mayReenter ?? true) ? 'yes' : 'no'}
        choices={[
          { value: 'yes', label: words('reenterYes') },
          { value: 'no', label: words('reenterNo') },
        ]}
      />
      <KeptInput
        name="closesAt"
        label={words('closesAt')}
        help={words('closesAtHelp')}
        optional={words('optional')}
        type="time"
        defaultValue={present?.closesAt ?? ''}
        className="max-w-40"
      />
      <div className="grid gap-4">
        <h2 className="text-lg">{words('access')}</h2>
        <p className="text-sm text-muted">{words('ruleHelp')}</p>
        {rules.map(({ rule, at }) => (
          <RuleFields key={at} at={at} rule={rule} />
        ))}
        <details>
          <summary className="link w-fit cursor-pointer">{words('newRule')}</summary>
          <div className="pt-3">
            <RuleFields at={rules.length} />
          </div>
        </details>
      </div>
    </>
  );
}
