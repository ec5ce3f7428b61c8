import { getFormatter, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { EmptyState } from '@/app/_ui/empty-state';
import { Table } from '@/app/_ui/table';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import { actorNames } from '@/lib/auth/queries';
import type { Scope } from '@/lib/core/scope';
import { previewRelease } from '@/lib/dashboard/preview';
import type { Release } from '@/lib/edition/release';
import { ActionScope } from '../../_desk/action-form';
import type { DeskClock } from '../../_desk/clock';
import { factWords } from '../../_desk/fact-words';
import { SureForm } from '../../_desk/sure-form';
import { When } from '../../_desk/when';
import { takeBack } from '../actions';

type StepsProps = { scope: Scope; releases: readonly Release[]; clock: DeskClock };

const TONES = { planned: 'wait', done: 'good', cancelled: 'neutral' } as const satisfies Record<string, Tone>;
const stateOf = ({ doneAt, cancelledAt }: Release) =>
  doneAt ? 'done' : cancelledAt ? 'cancelled' : 'planned';

/** The steps of the release: those to come, with what each would do, and those that were. */
export async function Steps({ scope, releases, clock }: StepsProps) {
  const [words, format, actors] = await Promise.all([
    getTranslations('admin.pools.release'),
    getFormatter(),
    actorNames(
      scope,
      releases.map(({ createdBy }) => createdBy),
    ),
  ]);
  const { who } = await factWords(actors);
  const effects = await effectsOf(scope, releases);
  return (
    <section id="steps" aria-labelledby="steps-title" className="grid gap-3">
      <h2 id="steps-title" className="text-lg">
        {words('steps')}
      </h2>
      <ActionScope action={takeBack}>
        <Table
          caption={words('steps')}
          rows={releases}
          rowKey={({ id }) => id}
          empty={<EmptyState title={words('empty')}>{words('emptyHelp')}</EmptyState>}
          columns={[
            {
              key: 'when',
              header: words('column.when', { offset: clock.offset(scope.now) }),
              isRowHeader: true,
              cell: ({ dueAt }) => <When at={dueAt} clock={clock} />,
            },
            {
              key: 'to',
              header: words('column.to'),
              align: 'end',
              cell: ({ toSeats }) => format.number(toSeats),
            },
            {
              key: 'state',
              header: words('column.state'),
              cell: (release) => (
                <StateTag tone={TONES[stateOf(release)]}>{words(`state.${stateOf(release)}`)}</StateTag>
              ),
            },
            {
              key: 'effect',
              header: words('column.effect'),
              cell: ({ id }) => {
                const count = effects.get(id);
                if (count === undefined) return null;
                return count === null ? words('effectNone') : words('effect', { count });
              },
            },
            {
              key: 'who',
              header: words('column.who'),
              isSpare: true,
              cell: ({ createdBy }) => <Bidi>{who(createdBy)}</Bidi>,
            },
            {
              key: 'why',
              header: words('column.why'),
              isSpare: true,
              cell: ({ reason }) => reason && <Bidi>{reason}</Bidi>,
            },
            {
              key: 'cancel',
              header: words('column.cancel'),
              isHeaderQuiet: true,
              align: 'end',
              cell: (release) =>
                stateOf(release) === 'planned' && (
                  <SureForm
                    name={`step-${release.id}`}
                    ask={words('ask')}
                    label={words('askThis', { when: clock.moment(release.dueAt) })}
                    sure={words('sure')}
                    values={{ releaseId: release.id }}
                  />
                ),
            },
          ]}
        />
      </ActionScope>
    </section>
  );
}

/** How many each step to come would let in, after those before it; null for one that comes too late to change anything. */
async function effectsOf(scope: Scope, releases: readonly Release[]): Promise<Map<string, number | null>> {
  const effects = new Map<string, number | null>();
  let least = Number.POSITIVE_INFINITY;
  let before = 0;
  for (const release of releases.filter((one) => stateOf(one) === 'planned')) {
    if (release.toSeats >= least) {
      effects.set(release.id, null);
      continue;
    }
    const preview = await previewRelease(scope, release.toSeats);
    const all = preview.ok ? preview.value.coming.reduce((sum, { count }) => sum + count, 0) : before;
    effects.set(release.id, Math.max(0, all - before));
    [least, before] = [release.toSeats, all];
  }
  return effects;
}
