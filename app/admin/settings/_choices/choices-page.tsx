import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { LetterMark } from '@/app/_ui/tag';
import { choicesOf, type ListedChoice, MOST_CATEGORIES } from '@/lib/edition/choices';
import type { ChoiceKind } from '@/lib/edition/input';
import { currentSettings } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { applicationsBy } from '@/lib/edition/uses';
import { ActionForm } from '../../_desk/action-form';
import { Dense } from '../../_desk/dense';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { CHOICES, choiceAddress, SETTINGS } from '../addresses';
import { addOne } from './actions';
import { ChoiceFields } from './choice-fields';

type Asked = Record<string, string | string[] | undefined>;
export type ChoicesPageProps = { searchParams: Promise<Asked> };
const TOLD = ['saved', 'added', 'deleted'] as const;

/** What the form offers of a kind, and what it no longer does; a new one is added below. */
export async function ChoicesPage({ kind, asked }: { kind: ChoiceKind; asked: Asked }) {
  const scope = await deskScope(CHOICES[kind]);
  const edition = opened(await currentSettings(scope));
  const [words, refusals, { locale }, choices, counts] = await Promise.all([
    getTranslations('admin.settings'),
    getTranslations('refusals'),
    deskEdition(),
    choicesOf(scope, edition.id, kind),
    applicationsBy(scope, edition.id, kind),
  ]);
  const isFull = kind === 'category' && choices.length >= MOST_CATEGORIES;
  const done = TOLD.find((one) => asked[one] !== undefined);
  const title = kind === 'category' ? words('titleOf.categories') : words('titleOf.tracks');
  return (
    <>
      <PageHeader
        title={title}
        lead={words(kind === 'category' ? 'about.categories' : 'about.tracks')}
        actions={<GoButton href={SETTINGS}>{words('back')}</GoButton>}
      />
      {done && (
        <Notice tone="good" role="status">
          {words(`choices.${done}`)}
        </Notice>
      )}
      <Dense>
        <Table
          caption={title}
          rows={choices}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              header: words('choices.name'),
              isRowHeader: true,
              cell: (choice: ListedChoice) => (
                <span className="inline-flex items-center gap-2">
                  {choice.letter && <LetterMark letter={choice.letter} hue={choice.position + 1} />}
                  <Go href={choiceAddress(kind, choice.key)}>{inLanguage(choice.name, locale)}</Go>
                </span>
              ),
            },
            {
              key: 'key',
              header: words('choices.key'),
              cell: ({ key }) => <code className="font-mono">{key}</code>,
            },
            {
              key: 'state',
              header: words('choices.state'),
              cell: ({ isOpen }) => (isOpen ? words('choices.open') : words(`choices.closed.${kind}`)),
            },
            {
              key: 'uses',
              header: words('choices.uses'),
              align: 'end',
              cell: ({ key }) => (counts.get(key) ?? 0).toLocaleString(locale),
            },
          ]}
        />
      </Dense>
      <section aria-labelledby="add" className="grid max-w-text gap-4">
        <h2 id="add" className="text-lg">
          {words(`choices.add.${kind}`)}
        </h2>
        {isFull ? (
          <p>{refusals('CHOICES_FULL')}</p>
        ) : (
          <ActionForm action={addOne} name="add" className="grid gap-5">
            <ChoiceFields kind={kind} isNew />
            <p>
              <Button>{words('choices.addNow')}</Button>
            </p>
          </ActionForm>
        )}
      </section>
    </>
  );
}
