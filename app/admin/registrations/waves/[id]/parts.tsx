import { getTranslations } from 'next-intl/server';
import type { WavePart } from '@/lib/review/schedule';
import { Go } from '../../../_desk/go';
import { bulkAddress } from '../../list-address';

/** What has come of a published wave, part by part; each leads to its outcomes and to the undo while the letters wait. */
export async function Parts({ parts }: { parts: readonly WavePart[] }) {
  const [words, outcome, reasons] = await Promise.all([
    getTranslations('waves.parts'),
    getTranslations('admin.bulk.outcome'),
    getTranslations('admin.reasons'),
  ]);
  const lineOf = ({ decision, outcomes }: WavePart) => {
    const of = (key: string) => outcomes.get(key) ?? 0;
    const all = [...outcomes.values()].reduce((sum, people) => sum + people, 0);
    const skipped = all - of('open') - of('done') - of('waits');
    return [
      outcome(decision, { count: of('done') }),
      ...(of('waits') > 0 ? [outcome('waits', { count: of('waits') })] : []),
      ...(skipped > 0 ? [outcome('skipped', { count: skipped })] : []),
      ...(of('open') > 0 ? [words('progress', { done: all - of('open'), all })] : []),
    ].join(' · ');
  };
  const titleOf = ({ decision, reasonCode }: WavePart) => {
    if (decision === 'approve') return words('approve');
    const code = (reasonCode ?? 'other') as 'other';
    return words('reject', { reason: reasons.has(code) ? reasons(code) : reasons('other') });
  };
  return (
    <section aria-labelledby="parts" className="grid gap-3">
      <h2 id="parts" className="text-lg">
        {words('title')}
      </h2>
      <ul className="grid">
        {parts.map((part) => (
          <li key={part.id} className="grid gap-x-6 gap-y-1 border-b border-line py-2 last:border-0">
            <span className="font-medium">{titleOf(part)}</span>
            <span className="tabular">{lineOf(part)}</span>
            <Go href={bulkAddress(part.id)}>{words('open')}</Go>
          </li>
        ))}
      </ul>
    </section>
  );
}
