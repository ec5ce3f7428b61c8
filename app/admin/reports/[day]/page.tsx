import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { readReport } from '@/lib/report/queries';
import { isLate } from '@/lib/report/rules';
import { dayIn } from '../../_charts/day';
import { Board } from '../../_dashboard/board';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { REPORTS, reportAddress } from '../address';

type ReportPageProps = { params: Promise<{ day: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.reports'))('one') };
}

/** The numbers of one morning, frozen: the same for ever, on the screen, on paper and as files. */
export default async function ReportPage({ params }: ReportPageProps) {
  const { day } = await params;
  const scope = await deskScope(reportAddress(day));
  const report = opened(await readReport(scope, day));
  const [words, { edition, locale, clock }] = await Promise.all([
    getTranslations('admin.reports'),
    deskEdition(),
  ]);
  const moment = `${clock.moment(report.takenAt)}, ${clock.zone(report.takenAt)}`;
  return (
    <>
      <PageHeader
        title={words('oneOf', { day: dayIn(locale, day) })}
        eyebrow={words(isLate(report, edition.timeZone) ? 'takenLate' : 'taken', { moment })}
        lead={words('frozen')}
        actions={
          <span className="flex flex-wrap gap-3 print:hidden">
            <GoButton href={REPORTS}>{words('back')}</GoButton>
            <GoButton href={`${reportAddress(day)}/report.pdf`}>{words('pdf')}</GoButton>
            <GoButton href={`${reportAddress(day)}/tiles.csv`}>{words('file')}</GoButton>
          </span>
        }
      />
      <Board stats={report.stats} files={(chart) => `${reportAddress(day)}/${chart}.csv`} isFrozen />
    </>
  );
}
