import { getTranslations } from 'next-intl/server';
import type { ListedChoice } from '@/lib/edition/choices';
import type { ChoiceKind } from '@/lib/edition/input';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { NameInLanguages } from '../../_desk/name-in-languages';

type ChoiceFieldsProps = { kind: ChoiceKind; isNew?: boolean; present?: ListedChoice };

export async function ChoiceFields({ kind, isNew = false, present }: ChoiceFieldsProps) {
  const words = await getTranslations('admin.settings');
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      {isNew ? (
        <KeptInput
          name="key"
          label={words('choices.key')}
          help={words(`choices.keyHelp.${kind}`)}
          maxLength={40}
          autoComplete="off"
          className="max-w-64 font-mono"
        />
      ) : (
        <input type="hidden" name="key" value={present?.key} />
      )}
      <NameInLanguages name="name" label={words('choices.name')} maxLength={120} present={present?.name} />
      {kind === 'category' && (
        <KeptInput
          name="letter"
          label={words('choices.letter')}
          help={words('choices.letterHelp')}
          maxLength={1}
          autoComplete="off"
          defaultValue={present?.letter}
          className="max-w-20"
        />
      )}
      <KeptSelect
        name="isOpen"
        label={words('choices.state')}
        help={words(`choices.openHelp.${kind}`)}
        defaultValue={(present?.isOpen ?? true) ? 'yes' : 'no'}
        choices={[
          { value: 'yes', label: words('choices.open') },
          { value: 'no', label: words(`choices.closed.${kind}`) },
        ]}
      />
    </>
  );
}
