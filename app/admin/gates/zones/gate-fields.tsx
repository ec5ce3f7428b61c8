import { getTranslations } from 'next-intl/server';
import { inLanguage } from '@/lib/edition/rules';
import type { GateInput } from '@/lib/gate/input';
import { deskEdition } from '../../_desk/door';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { NameFields } from './name-fields';

type GateFieldsProps = {
  present?: GateInput;
  zones: readonly Named[];
  /** Where badges can be printed. */
  gates: readonly Named[];
};
type Named = { key: string; name: { en: string } & Record<string, string> };

/** All that is set of a gate. */
export async function GateFields({ present, zones, gates }: GateFieldsProps) {
  const [words, { locale }] = await Promise.all([getTranslations('gates.zones'), deskEdition()]);
  return (
    <>
      <NameFields present={present} />
      <KeptSelect
        name="zone"
        label={words('leadsTo')}
        defaultValue={present?.zone ?? zones[0]?.key}
        choices={zones.map(({ key, name }) => ({ value: key, label: inLanguage(name, locale) }))}
      />
      <KeptInput
        name="peoplePerMinute"
        label={words('peoplePerMinute')}
        help={words('peoplePerMinuteHelp')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={present?.peoplePerMinute ?? 8}
        className="max-w-32"
      />
      <KeptSelect
        name="isOpen"
        label={words('state')}
        help={words('closedHelp')}
        defaultValue={(present?.isOpen ?? true) ? 'yes' : 'no'}
        choices={[
          { value: 'yes', label: words('open') },
          { value: 'no', label: words('closed') },
        ]}
      />
      <KeptSelect
        name="printsAt"
        label={words('printsAt')}
        help={words('printsAtHelp')}
        defaultValue={present?.printsAt ?? ''}
        placeholder={words('printsNowhere')}
        choices={gates.map(({ key, name }) => ({
          value: key,
          label: words('printsHere', { key, name: inLanguage(name, locale) }),
        }))}
      />
    </>
  );
}
