import { getTranslations } from 'next-intl/server';
import { classes } from '@/app/_ui/classes';
import { Icon } from '@/app/_ui/icon';
import { TONE, type Tone } from '@/app/_ui/tone';
import type { BulkReport } from '@/lib/review/queries';
import { canDecide } from '@/lib/review/rules';
import { Go } from '../../../_desk/go';
import { recordAddress } from '../../list-address';

type OutcomesProps = Pick<BulkReport, 'items' | 'outcomes' | 'undone'> & {
  decision: 'approve' | 'reject';
  isUndo: boolean;
};

/** What came of each: those done, those who wait, and each one skipped with why. */
export async function Outcomes({ items, decision, outcomes, undone, isUndo }: OutcomesProps) {
  const [words, states] = await Promise.all([
    getTranslations('admin.bulk.outcome'),
    getTranslations('admin.states'),
  ]);
  const done = items.filter(({ outcome, undo }) => outcome === 'done' && !undo);
  const waits = items.filter(({ outcome, undo }) => outcome === 'waits' && !undo);
  const back = items.filter(({ undo }) => undo === 'undone');
  const first = items.filter(({ undo }) => undo === 'first_in_line');
  const kept = items.flatMap(({ reference, undo }) =>
    undo && undo !== 'undone' && undo !== 'first_in_line' ? [{ reference, code: undo }] : [],
  );
  const skipped = items.flatMap(({ reference, outcome, seenState }) => {
    if (!outcome || outcome === 'done' || outcome === 'waits') return [];
    // Nothing has changed for who stood like that when they were chosen.
    const isOld = outcome === 'STATE_CHANGED' && !canDecide(decision, seenState);
    return [
      {
        reference,
        code: outcome,
        why: isOld ? words('undecidable', { state: states(seenState) }) : undefined,
      },
    ];
  });
  return (
    <div className="grid gap-6">
      {isUndo && (
        <Group tone="good" title={words('undone', { count: undone.get('undone') ?? 0 })} references={back} />
      )}
      {first.length > 0 && (
        <Group tone="wait" title={words('firstInLine', { count: first.length })} references={first} />
      )}
      {kept.length > 0 && <Skipped title={words('notUndone', { count: kept.length })} skipped={kept} />}
      {(!isUndo || done.length > 0) && (
        <Group
          tone="good"
          title={words(decision, { count: isUndo ? done.length : (outcomes.get('done') ?? 0) })}
          references={done}
        />
      )}
      {waits.length > 0 && (
        <Group tone="info" title={words('waits', { count: waits.length })} references={waits} />
      )}
      {skipped.length > 0 && (
        <Skipped title={words('skipped', { count: skipped.length })} skipped={skipped} />
      )}
    </div>
  );
}

const MARK = 'grid gap-2 border-s-4 ps-4';

function Head({ tone, title }: { tone: Tone; title: string }) {
  return (
    <h2 className="flex items-center gap-2 text-lg">
      <Icon name={TONE[tone].icon} className={TONE[tone].text} />
      {title}
    </h2>
  );
}

type GroupProps = { tone: Tone; title: string; references: readonly { reference: string }[] };
const Group = ({ tone, title, references }: GroupProps) => (
  <section className={classes(MARK, TONE[tone].border)}>
    <Head tone={tone} title={title} />
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {references.map(({ reference }) => (
        <li key={reference}>
          <Reference of={reference} />
        </li>
      ))}
    </ul>
  </section>
);

type SkippedProps = { title: string; skipped: readonly { reference: string; code: string; why?: string }[] };
async function Skipped({ title, skipped }: SkippedProps) {
  const why = await getTranslations('refusals');
  return (
    <section className={classes(MARK, TONE.wait.border)}>
      <Head tone="wait" title={title} />
      <ul className="grid gap-1">
        {skipped.map(({ reference, code, why: own }) => (
          <li key={reference} className="flex flex-wrap gap-x-4">
            <Reference of={reference} />
            <span>{own ?? (why.has(code as 'STATE_CHANGED') ? why(code as 'STATE_CHANGED') : code)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Reference = ({ of }: { of: string }) => (
  <Go href={recordAddress(of)} className="link tabular">
    {of}
  </Go>
);
