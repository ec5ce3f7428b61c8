import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { latinName } from '@/lib/registration/rules';
import { deskEdition } from '../../../_desk/door';
import { factWords } from '../../../_desk/fact-words';
import { Go } from '../../../_desk/go';
import { State } from '../../../_desk/state';
import { When } from '../../../_desk/when';
import { recordAddress } from '../../../registrations/list-address';
import type { Both } from './said';

/** Where each of the two stands: state, seat, who decided, what colleagues have put onto it. */
export async function Standing({ records }: { records: Both }) {
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {records.map((record) => (
        <One key={record.registration.reference} record={record} />
      ))}
    </div>
  );
}

async function One({ record }: { record: RegistrationRecord }) {
  const [words, { clock }, facts] = await Promise.all([
    getTranslations('identity.compare'),
    deskEdition(),
    factWords(record.actors),
  ]);
  const { registration, seat, waitlistPosition, decisions, notes, tags, scans } = record;
  const decided = decisions.findLast(({ undoneAt }) => !undoneAt);
  const items: [Parameters<typeof words>[0], ReactNode][] = [
    ['standing.state', <State key="state" state={registration.state} />],
    ['standing.since', <When key="since" at={registration.stateChangedAt} clock={clock} />],
    ['standing.submitted', <When key="submitted" at={registration.submittedAt} clock={clock} />],
    [
      'standing.seat',
      seat
        ? words('standing.held')
        : waitlistPosition
          ? words('standing.place', { position: waitlistPosition })
          : words('standing.none'),
    ],
    [
      'standing.ticket',
      decided ? (
        <span key="decided">
          <Bidi>{facts.who(decided.decidedBy)}</Bidi>,{' '}
          <When at={decided.decidedAt} clock={clock} as="short" />
        </span>
      ) : (
        words('standing.none')
      ),
    ],
    [
      'standing.scans',
      words('standing.seen', { count: scans.filter(({ verdict }) => verdict === 'admit').length }),
    ],
    ['standing.tags', tags.map(({ name }) => name).join(', ') || words('standing.none')],
    [
      'standing.notes',
      notes.length === 0 ? (
        words('standing.none')
      ) : (
        <ul key="notes" className="grid gap-1">
          {notes.map(({ id, text }) => (
            <li key={id} className="whitespace-pre-line">
              <Bidi>{text}</Bidi>
            </li>
          ))}
        </ul>
      ),
    ],
  ];
  const { reference } = registration;
  return (
    <section
      aria-labelledby={reference}
      className="grid content-start gap-2 rounded border border-line bg-surface p-4"
    >
      <h2 id={reference} className="flex flex-wrap items-baseline gap-x-3 text-lg">
        <Bidi>{latinName(registration)}</Bidi>
        <span className="tabular text-base font-normal text-muted">{reference}</span>
      </h2>
      <p>
        <Go href={recordAddress(reference)} aria-label={`${words('open')}, ${reference}`}>
          {words('open')}
        </Go>
      </p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
        {items.map(([term, detail]) => (
          <div key={term} className="grid sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-muted">{words(term as 'standing.state')}</dt>
            <dd className="min-w-0 wrap-anywhere">{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
