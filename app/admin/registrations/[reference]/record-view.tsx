import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Scope } from '@/lib/core/scope';
import type { RegistrationFilter, Sort } from '@/lib/dashboard/input';
import { nextUndecided } from '@/lib/dashboard/queue';
import { type RegistrationRecord, registrationRecord } from '@/lib/dashboard/record';
import { lookAt } from '@/lib/queue/presence';
import { deskEdition, opened } from '../../_desk/door';
import { besideAddress, LIST, recordAddress } from '../list-address';
import { Answered } from './answered';
import { Badge } from './badge';
import { CaseWork } from './case-work';
import { Completed } from './completed';
import { Confidential } from './confidential';
import { DecisionPanel } from './decision-panel';
import { History } from './history';
import { IdentityChange } from './identity-change';
import { KeptData } from './kept-data';
import { Letters } from './letters';
import { Mails } from './mails';
import { Moving } from './moving';
import { News } from './news';
import { Notes } from './notes';
import { OpenRequest } from './open-request';
import { Prepared } from './prepared';
import { Presence } from './presence';
import { RecordHeader } from './record-header';
import { Returned } from './returned';
import { Said } from './said';
import { Scans } from './scans';
import { Seats } from './seats';
import { Times } from './times';
import { UndoBar } from './undo-bar';
import { WhoIsWho } from './who-is-who';

/** The list that the record stands beside: what it holds, its address, and the way back to it. */
type Beside = RegistrationFilter & { sort: Sort; query: string; back: string };
type RecordViewProps = {
  scope: Scope;
  reference: string;
  queue?: Beside;
  /** What stands between the head and the rest, given what is known of the record. */
  after?: (record: RegistrationRecord, nextHref: string | undefined) => ReactNode;
};

/** One registration whole: what was said, where it stands, what happened, and what can be decided now. */
export async function RecordView({ scope, reference, queue, after }: RecordViewProps) {
  const record = opened(await registrationRecord(scope, reference));
  const { query, back, ...filter } = queue ?? { query: undefined, back: LIST };
  const [words, { categories, tracks, locale, clock, edition }, next, since] = await Promise.all([
    getTranslations('admin.record'),
    deskEdition(),
    nextUndecided(scope, reference, filter),
    lookAt(scope, record.registration.id),
  ]);
  const nextHref =
    next &&
    (query === undefined ? recordAddress(next.reference) : besideAddress(query, { open: next.reference }));
  return (
    // Another person is another page: nothing typed, unfolded or refused before stays.
    <div key={reference} className="@container grid gap-8">
      <RecordHeader
        record={record}
        categories={categories}
        locale={locale}
        clock={clock}
        nextHref={nextHref}
        back={back}
      />
      <UndoBar record={record} clock={clock} now={scope.now} />
      {after?.(record, nextHref)}
      <WhoIsWho record={record} />
      <Returned scope={scope} registrationId={record.registration.id} clock={clock} />
      {record.changed && <IdentityChange changed={record.changed} locale={locale} clock={clock} />}
      <Presence
        reference={reference}
        stamp={record.history.at(-1)?.id ?? ''}
        words={{
          one: words('presence.one', { who: '{who}' }),
          several: words('presence.several', { who: '{who}' }),
          changed: words('presence.changed'),
        }}
      />
      <News record={record} since={since} clock={clock} me={scope.actor} />
      <div className="grid items-start gap-x-10 gap-y-8 @4xl:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-label={words('said')} className="grid gap-8">
          {record.openRequest && (
            <OpenRequest request={record.openRequest} asked={record.asked} clock={clock} />
          )}
          <Answered record={record} clock={clock} />
          <Said record={record} categories={categories} tracks={tracks} locale={locale} clock={clock} />
          <Confidential record={record} clock={clock} now={scope.now} />
          <KeptData scope={scope} record={record} clock={clock} />
        </section>
        {/* What is unfolded may be taller than the window: then the whole scrolls with the page. */}
        <aside
          aria-label={words('decide')}
          className="grid gap-6 @4xl:sticky @4xl:top-6 @4xl:has-[details[open]]:static xl:@max-4xl:order-first"
        >
          <Seats
            record={record}
            categories={categories}
            locale={locale}
            clock={clock}
            heldFrom={edition.seatsHeldFrom}
          />
          <DecisionPanel record={record} clock={clock} now={scope.now} queue={query} />
          <Prepared record={record} clock={clock} queue={query} />
          {record.mayMove && <Moving record={record} categories={categories} locale={locale} />}
        </aside>
        {record.mayWork && (
          <div className="grid gap-8">
            <Notes scope={scope} record={record} clock={clock} />
            <CaseWork scope={scope} record={record} />
          </div>
        )}
        <div className="grid gap-8 @4xl:col-start-1 @4xl:row-start-2">
          <Times record={record} now={scope.now} />
          <History record={record} clock={clock} since={since} me={scope.actor} />
          <Mails mails={record.mails} clock={clock} />
          <Completed record={record} locale={locale} />
          <Badge record={record} clock={clock} />
          <Letters record={record} clock={clock} />
          <Scans scans={record.scans} clock={clock} />
        </div>
      </div>
    </div>
  );
}
