import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { choicesOf } from '@/lib/edition/choices';
import type { ChoiceKind } from '@/lib/edition/input';
import { currentSettings } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { applicationsBy } from '@/lib/edition/uses';
import { ActionForm } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { CHOICES, choiceAddress } from '../addresses';
import { changeOne, deleteOne } from './actions';
import { ChoiceFields } from './choice-fields';

export type ChoicePageProps = { params: Promise<{ key: string }> };

/** One category or track: its names, whether it can be chosen, and its end where nobody has it. */
export async function ChoicePage({ kind, segment }: { kind: ChoiceKind; segment: string }) {
  const scope = await deskScope(choiceAddress(kind, segment));
  const edition = opened(await currentSettings(scope));
  const [words, { locale }, choices, counts] = await Promise.all([
    getTranslations('admin.settings'),
    deskEdition(),
    choicesOf(scope, edition.id, kind),
    applicationsBy(scope, edition.id, kind),
  ]);
  const present = choices.find(({ key }) => key === segment);
  if (!present) notFound();
  const { key, name, isOpen, letter } = present;
  return (
    <>
      <PageHeader
        title={words('choices.edit', { name: inLanguage(name, locale) })}
        lead={words('choices.usedBy', { count: counts.get(key) ?? 0 })}
        actions={
          <GoButton href={CHOICES[kind]}>
            {words(kind === 'category' ? 'titleOf.categories' : 'titleOf.tracks')}
          </GoButton>
        }
      />
      <ActionForm action={changeOne} name="change" className="grid max-w-text gap-5">
        <input type="hidden" name="seen" value={JSON.stringify({ name, isOpen, letter })} />
        <ChoiceFields kind={kind} present={present} />
        <p>
          <Button>{words('choices.save')}</Button>
        </p>
      </ActionForm>
      <ActionForm
        action={deleteOne}
        name="delete"
        className="grid max-w-text gap-3 border-t border-line pt-6"
      >
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="key" value={key} />
        <p className="text-muted">{words('choices.deleteHelp')}</p>
        <p>
          <Button tone="danger" size="small">
            {words('choices.delete')}
          </Button>
        </p>
      </ActionForm>
    </>
  );
}
