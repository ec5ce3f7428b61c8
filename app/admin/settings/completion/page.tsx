import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { PARTS, VISA_NEEDS } from '@/db/schema';
import { currentRules } from '@/lib/completion/asking';
import { ActionForm, ActionScope } from '../../_desk/action-form';
import { deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { KeptArea } from '../../_desk/kept-fields';
import { COMPLETION, SETTINGS } from '../addresses';
import { saveHints, saveRule } from './actions';
import { RuleForm } from './rule-form';

type CompletionPageProps = { searchParams: Promise<{ saved?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complete.desk.settings'))('title') };
}

/** What approved people are asked for, part by part, and what citizens of a country are told about visas. */
export default async function CompletionPage({ searchParams }: CompletionPageProps) {
  const scope = await deskScope(COMPLETION);
  const { rules, hints } = opened(await currentRules(scope));
  const [words, settings, visas, { saved }] = await Promise.all([
    getTranslations('complete.desk.settings'),
    getTranslations('admin.settings'),
    getTranslations('complete.desk.record.visas'),
    searchParams,
  ]);
  const codes = (need: string) =>
    hints
      .filter((hint) => hint.need === need)
      .map(({ country }) => country)
      .join(' ');
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={<GoButton href={SETTINGS}>{settings('back')}</GoButton>}
      />
      {saved !== undefined && (
        <Notice tone="good" role="status">
          {words('saved')}
        </Notice>
      )}
      <div className="grid max-w-3xl gap-3">
        <ActionScope action={saveRule}>
          {PARTS.map((part) => (
            <RuleForm key={part} part={part} rule={rules[part]} />
          ))}
        </ActionScope>
      </div>
      <section aria-labelledby="hints" className="grid max-w-3xl gap-3">
        <h2 id="hints" className="text-lg">
          {words('hints')}
        </h2>
        <p className="max-w-text text-muted">{words('hintsHelp')}</p>
        <ActionForm name="hints" action={saveHints} className="grid gap-4">
          {VISA_NEEDS.map((need) => (
            <KeptArea
              key={need}
              name={need}
              label={visas(need)}
              rows={2}
              maxLength={1000}
              defaultValue={codes(need)}
            />
          ))}
          <Button className="justify-self-start">{words('save')}</Button>
        </ActionForm>
      </section>
    </>
  );
}
