import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { pickedRegistrations } from '@/lib/dashboard/queries';
import { wouldWait } from '@/lib/dashboard/seat';
import { canDecide, REASON_CODES } from '@/lib/review/rules';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { RegistrationTable } from '../registration-table';
import { BulkForm } from './bulk-form';
import { readPicks, safeBack, writePick } from './picks';

type DecidePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.bulk'))('title') };
}

/** Everybody who was ticked, once more, before anything happens: mailing the wrong people cannot be undone. */
export default async function DecidePage({ searchParams }: DecidePageProps) {
  const scope = await deskScope('/admin/registrations');
  const asked = await searchParams;
  const decision = asked.decision === 'reject' ? 'reject' : 'approve';
  const back = safeBack(asked.back);
  const picks = readPicks(asked.pick);
  const rows = opened(
    await pickedRegistrations(
      scope,
      picks.map(({ reference }) => reference),
    ),
  );
  const [words, reasons, common, { categories, locale, clock }] = await Promise.all([
    getTranslations('admin.bulk'),
    getTranslations('admin.reasons'),
    getTranslations('common.form'),
    deskEdition(),
  ]);
  const waiting =
    decision === 'approve'
      ? opened(
          await wouldWait(
            scope,
            picks.map(({ reference }) => reference),
          ),
        )
      : 0;
  const undecidable = rows.filter(({ state }) => !canDecide(decision, state)).length;
  if (rows.length === 0) {
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
        title={words(`${decision}.title`, { count: rows.length })}
        lead={words(`${decision}.lead`)}
        actions={<GoButton href={back}>{words('back')}</GoButton>}
      />
      <BulkForm
        decision={decision}
        picks={picks.map(writePick)}
        reasons={REASON_CODES.map((value) => ({ value, label: reasons(value) }))}
        words={{
          submit: words(`${decision}.submit`, { count: rows.length }),
          skipped: undecidable > 0 ? words('someSkipped', { count: undecidable }) : undefined,
          waits: waiting > 0 ? words('approve.waits', { count: waiting }) : undefined,
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
        <RegistrationTable rows={rows} categories={categories} locale={locale} clock={clock} />
      </section>
    </>
  );
}
