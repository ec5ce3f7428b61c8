import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { chainProgress } from '@/lib/audit/chain';
import { actorNames } from '@/lib/auth/queries';
import { type Asked, actorChoices, auditPage, auditQuestion, referencesBehind } from '@/lib/dashboard/audit';
import { mayExport } from '@/lib/export/policy';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { factWords } from '../_desk/fact-words';
import { Go, GoButton } from '../_desk/go';
import { AUDIT, AUDIT_FILE, auditAddress } from './address';
import { Chain } from './chain';
import { FactTable } from './fact-table';
import { Filters } from './filters';

const PER_PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.audit'))('title') };
}

/** Who did what to which record, narrowed by the address, newest first; and whether the chain that proves it is whole. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const scope = await deskScope(AUDIT);
  const asked = await searchParams;
  const question = opened(await auditQuestion(scope, asked));
  const older = typeof asked.older === 'string' ? asked.older : undefined;
  const [found, who, length] = await Promise.all([
    auditPage(scope, question, { limit: PER_PAGE, older }),
    actorChoices(scope),
    chainProgress(scope),
  ]);
  const { rows, older: next, isCursorUnknown } = opened(found);
  const choices = opened(who);
  const subjects = rows.map(({ fact }) => fact.subject);
  const assignees = rows.flatMap(({ fact }) =>
    typeof fact.after?.assignee === 'string' ? [fact.after.assignee] : [],
  );
  const [names, references, words, pages, { clock, edition }] = await Promise.all([
    actorNames(scope, [...rows.map(({ fact }) => fact.actor), ...subjects, ...assignees]),
    referencesBehind(scope, subjects),
    getTranslations('admin.audit'),
    getTranslations('admin.pages'),
    deskEdition(),
  ]);
  const facts = await factWords(names);
  const { filter, notUnderstood } = question;
  const unclear = [...notUnderstood, ...(isCursorUnknown ? (['older'] as const) : [])];
  const staff = new Set(choices.staff.filter(({ isNow }) => isNow).map(({ key }) => key));
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={
          mayExport(scope.actor) && (
            <form method="post" action={AUDIT_FILE}>
              {Object.entries(filter).map(
                ([part, value]) => value && <input key={part} type="hidden" name={part} value={value} />,
              )}
              <Button size="small" tone="quiet">
                {words('download')}
              </Button>
            </form>
          )
        }
      />
      <Chain scope={scope} length={opened(length)} clock={clock} />
      <section aria-labelledby="facts" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <h2 id="facts" className="text-lg">
          {words('facts')}
        </h2>
        <Filters filter={filter} typed={(part) => [asked[part]].flat()[0]} who={choices} facts={facts} />
        {unclear.length > 0 && (
          <Notice tone="wait" role="status" title={words('unclear.title')}>
            <ul className="grid list-disc gap-1 ps-5">
              {unclear.map((part) => (
                <li key={part}>{words(`unclear.${part}`)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {filter.record && (
          <p>
            {words.rich('onlyAbout', {
              record: () => (
                <Go href={`/admin/registrations/${encodeURIComponent(filter.record ?? '')}`}>
                  {filter.record}
                </Go>
              ),
            })}
          </p>
        )}
        {rows.length === 0 ? (
          <EmptyState
            title={words(Object.keys(filter).length > 0 ? 'noMatch' : 'empty')}
            action={
              Object.keys(filter).length > 0 && <GoButton href={AUDIT}>{words('filter.clear')}</GoButton>
            }
          />
        ) : (
          <FactTable
            rows={rows}
            known={{ names, references, editionId: edition.id, actor: scope.actor, staff }}
            facts={facts}
            clock={clock}
          />
        )}
        {(older || next) && (
          <nav aria-label={pages('label')} className="flex gap-3">
            {older && <GoButton href={auditAddress(filter)}>{pages('newest')}</GoButton>}
            {next && (
              <GoButton href={auditAddress(filter, { older: next })} rel="next">
                {pages('older')}
              </GoButton>
            )}
          </nav>
        )}
      </section>
    </>
  );
}
