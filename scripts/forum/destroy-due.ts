import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { retentionCalendar, retentionLog } from '@/lib/retention/calendar';
import { destroyDue as destroyAllDue } from '@/lib/retention/sweeping';
import { type Command, json, readOptions } from './command';

/** What the worker does every hour, now: for a forum whose server no longer runs, or for who wants to see it happen. */
export const destroyDue: Command = {
  usage: ['destroy-due [--dry-run]'],
  read(words) {
    const { values } = readOptions(words, { 'dry-run': { type: 'boolean' } });
    return async (scope) => {
      if (!values['dry-run']) await destroyAllDue(scope);
      return { out: json({ destroyed: await destroyedNow(scope), left: await leftBy(scope) }) };
    };
  },
};

async function destroyedNow(scope: Scope) {
  const all = expectOk(await retentionLog(scope));
  return all
    .filter(({ finishedAt }) => finishedAt?.getTime() === scope.now.getTime())
    .map(({ class: its, days, dueAt, people, held, items }) => ({
      class: its,
      days,
      dueAt,
      people,
      held,
      items,
    }));
}

/** What is still there of the current edition and goes by a rule, the next one first. */
async function leftBy(scope: Scope) {
  const { plans } = expectOk(await retentionCalendar(scope));
  return plans
    .filter(({ left }) => left > 0)
    .map(({ class: its, dueAt, left }) => ({ class: its, dueAt, isDue: dueAt <= scope.now, records: left }));
}
