import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { newId } from '@/lib/core/id';
import { pickedRegistrations } from '@/lib/dashboard/queries';
import { selectionOf } from '@/lib/dashboard/selection';
import { foretell } from '@/lib/review/foretelling';
import { mayDecide } from '@/lib/review/policy';
import { REASON_CODES } from '@/lib/review/rules';
import { openWaves } from '@/lib/review/schedule';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { RegistrationTable } from '../registration-table';
import { BulkForm } from './bulk-form';
import { filterIn, readPicks, safeBack, writePick } from './picks';
import { Preview } from './preview';

type DecidePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

// More than a page of names nobody reads before a decision; the numbers are about everybody.
const SHOWN = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.bulk'))('title') };
}

/** Everybody who was ticked, or whom the filter matches, once more, and what would come of it, before anything happens. */
export default async function DecidePage({ searchParams }: DecidePageProps) {
  const scope = await deskScope('/admin/registrations');
  if (!mayDecide(scope.actor)) forbidden();
  const asked = await searchParams;
  const [what, isAll] = String(asked.decision).split('_');
  const decision = what === 'reject' ? 'reject' : 'approve';
  const back = safeBack(asked.back);
  const picks = isAll ? [] : readPicks(asked.pick);
  const filter = isAll ? filterIn(asked.back) : undefined;
  const { people, digest } = opened(
    await selectionOf(scope, filter ? { filter } : { references: picks.map(({ reference }) => reference) }),
  );
  const seen = new Map(picks.map((pick) => [pick.reference, pick]));
  const [words, wave, waves, reasons, common, { categories, locale, clock }, forecast, rows] =
    await Promise.all([
      getTranslations('admin.bulk'),
      getTranslations('waves.bulk'),
      openWaves(scope),
      getTranslations('admin.reasons'),
      getTranslations('common.form'),
      deskEdition(),
      foretell(scope, decision, people),
      pickedRegistrations(
        scope,
        people.slice(0, SHOWN).map(({ reference }) => reference),
      ),
    ]);
  if (people.length === 0) {
    return (
      <>
        <PageHeader title={words('title')} />
        <EmptyState title={words('nobody')} action={<GoButton href={back}>{words('back')}</GoButton>}>
          {words('nobodyHelp')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={words(`${decision}.title`, { count: people.length })}
        lead={words(`${decision}.lead`)}
        actions={<GoButton href={back}>{words('back')}</GoButton>}
      />
      <Preview forecast={forecast} decision={decision} scope={scope} />
      <BulkForm
        decision={decision}
        // Made once for this page: a form sent twice asks once.
        id={newId()}
        selection={
          filter
            ? { back: String(asked.back), digest }
            : { picks: people.map((one) => writePick(seen.get(one.reference) ?? one)) }
        }
        reasons={REASON_CODES.map((value) => ({ value, label: reasons(value) }))}
        waves={waves.map(({ id, name, publishAt }) => ({
          value: id,
          label: wave('wave', { name, at: clock.moment(publishAt) }),
        }))}
        words={{
          when: wave('when'),
          whenHelp: wave('help'),
          now: wave('now'),
          submit: words(`${decision}.submit`, { count: people.length }),
          reason: words('reason'),
          choose: common('choose'),
          note: words('note'),
          noteHelp: words('noteHelp'),
          optional: common('optional'),
        }}
      />
      <section aria-labelledby="picked" className="grid gap-3">
        <h2 id="picked" className="text-lg">
          {words('picked')}
        </h2>
        {people.length > SHOWN && <p>{words('first', { shown: SHOWN, count: people.length })}</p>}
        <RegistrationTable rows={opened(rows)} categories={categories} locale={locale} clock={clock} />
      </section>
    </>
  );
}
