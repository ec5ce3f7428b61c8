import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { nextUndecided } from '@/lib/dashboard/queue';
import { registrationRecord } from '@/lib/dashboard/record';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { LIST, recordAddress, referenceIn } from '../list-address';
import { Undone } from '../undone';
import { DecisionPanel } from './decision-panel';
import { History } from './history';
import { Mails } from './mails';
import { Moving } from './moving';
import { OpenRequest } from './open-request';
import { RecordHeader } from './record-header';
import { Said } from './said';
import { Scans } from './scans';
import { Seats } from './seats';
import { Taken } from './taken';
import { UndoBar } from './undo-bar';

type RecordPageProps = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: RecordPageProps): Promise<Metadata> {
  // The number and not the name: titles end up in histories and screenshots.
  return { title: referenceIn((await params).reference) };
}

/** One registration whole: what was said, where it stands, what happened, and what can be decided now. */
export default async function RecordPage({ params, searchParams }: RecordPageProps) {
  const reference = referenceIn((await params).reference);
  const scope = await deskScope(reference ? recordAddress(reference) : LIST);
  if (!reference) notFound();
  const record = opened(await registrationRecord(scope, reference));
  const [words, { categories, tracks, locale, clock, edition }, next, asked] = await Promise.all([
    getTranslations('admin.record'),
    deskEdition(),
    nextUndecided(scope, reference),
    searchParams,
  ]);
  const nextHref = next && recordAddress(next.reference);
  return (
    <>
      <RecordHeader
        record={record}
        categories={categories}
        locale={locale}
        clock={clock}
        nextHref={nextHref}
      />
      <Undone undone={asked.undone} />
      <UndoBar record={record} clock={clock} now={scope.now} />
      <Taken decision={asked.taken} waits={record.advance !== undefined} nextHref={nextHref} />
      <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-label={words('said')} className="grid gap-8">
          {record.openRequest && <OpenRequest request={record.openRequest} clock={clock} />}
          <Said record={record} categories={categories} tracks={tracks} locale={locale} clock={clock} />
        </section>
        <aside aria-label={words('decide')} className="grid gap-6 xl:sticky xl:top-6 xl:row-span-2">
          <Seats
            record={record}
            categories={categories}
            locale={locale}
            clock={clock}
            heldFrom={edition.seatsHeldFrom}
          />
          <DecisionPanel record={record} clock={clock} />
          {record.mayMove && <Moving record={record} categories={categories} locale={locale} />}
        </aside>
        <div className="grid gap-8">
          <History record={record} clock={clock} />
          <Mails mails={record.mails} clock={clock} />
          <Scans scans={record.scans} clock={clock} />
        </div>
      </div>
    </>
  );
}
