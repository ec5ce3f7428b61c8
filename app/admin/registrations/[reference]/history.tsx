import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Timeline } from '@/app/_ui/timeline';
import { mayReadAudit } from '@/lib/audit/policy';
import { type Actor, actorKey } from '@/lib/core/actor';
import { type RegistrationRecord, UNNAMED } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { factWords } from '../../_desk/fact-words';
import { Go } from '../../_desk/go';
import { When } from '../../_desk/when';
import { auditAddress } from '../../audit/address';

type HistoryProps = {
  record: RegistrationRecord;
  clock: DeskClock;
  /** The reader's visit before this one: what others have done since is new. */
  since: Date | null;
  me: Actor;
};

/** What happened, newest first, with the words that a decision was given. */
export async function History({ record, clock, since, me }: HistoryProps) {
  const [words, facts] = await Promise.all([
    getTranslations('admin.record'),
    factWords(record.actors, record.registration.email ?? UNNAMED),
  ]);
  // A decision and its fact are written in one transaction, so they carry the same instant.
  const noteAt = new Map(record.decisions.map(({ decidedAt, note }) => [decidedAt.getTime(), note]));
  const isNew = ({ at, actor }: { at: Date; actor: string }) =>
    since !== null && at > since && actor !== actorKey(me);
  const items = record.history.toReversed().map((fact, position) => {
    const note = noteAt.get(fact.at.getTime());
    const details = facts.details(fact);
    return {
      key: fact.id,
      state: position === 0 ? ('now' as const) : ('done' as const),
      title: isNew(fact) ? (
        <>
          {facts.what(fact)} <span className="text-sm font-semibold text-river">{words('news.mark')}</span>
        </>
      ) : (
        facts.what(fact)
      ),
      when: (
        <>
          <When at={fact.at} clock={clock} /> · <Bidi>{facts.who(fact.actor)}</Bidi>
        </>
      ),
      body: (details.length > 0 || note) && (
        <div className="grid gap-1 pt-1">
          {details.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {note && (
            <p className="border-s-2 border-line ps-3 whitespace-pre-line">
              <Bidi>{note}</Bidi>
            </p>
          )}
        </div>
      ),
    };
  });
  return (
    <section aria-labelledby="history" className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="history" className="text-lg">
          {words('history')}
        </h2>
        {mayReadAudit(me) && (
          <Go href={auditAddress({ record: record.registration.reference })} className="link text-sm">
            {words('inAudit')}
          </Go>
        )}
      </div>
      <Timeline items={items} label={words('history')} />
    </section>
  );
}
