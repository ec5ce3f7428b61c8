import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Timeline } from '@/app/_ui/timeline';
import type { factsAbout } from '@/lib/audit/queries';
import type { DeskClock } from '../../_desk/clock';
import { factWords } from '../../_desk/fact-words';
import { When } from '../../_desk/when';

type CodeHistoryProps = {
  facts: Awaited<ReturnType<typeof factsAbout>>;
  names: ReadonlyMap<string, string>;
  clock: DeskClock;
};

/** What happened to a code, newest first. */
export async function CodeHistory({ facts, names, clock }: CodeHistoryProps) {
  const [words, said] = await Promise.all([getTranslations('admin.record'), factWords(names)]);
  const items = facts.toReversed().map((fact, position) => ({
    key: fact.id,
    state: position === 0 ? ('now' as const) : ('done' as const),
    title: said.what(fact),
    when: (
      <>
        <When at={fact.at} clock={clock} /> · <Bidi>{said.who(fact.actor)}</Bidi>
      </>
    ),
  }));
  return (
    <section aria-labelledby="history" className="grid gap-4">
      <h2 id="history" className="text-lg">
        {words('history')}
      </h2>
      <Timeline items={items} label={words('history')} />
    </section>
  );
}
