import { asc, like } from 'drizzle-orm';
import { auditFact, mailMessage } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { seatCount } from '@/lib/pool/queries';
import { overbookedPools } from '@/lib/pool/rules';
import { promoteAll } from '@/lib/waitlist/commands';
import { atOnce, COMMANDS, type Contested, contest, MAY_OVERBOOK } from '../support/contested';
import { expect } from '../support/database';
import { minutesLater } from '../support/people';
import { test } from '../support/shared-database';
import { expectSound } from '../support/world';

type Fact = { action: string; before: { state?: string } | null; after: { state?: string } | null };

/** What happened to each registration, oldest first; only what changes the state, or repeats it. */
async function facts({ database: { db } }: Contested): Promise<Map<string, Fact[]>> {
  const rows = await db
    .select()
    .from(auditFact)
    .where(like(auditFact.subject, 'registration:%'))
    .orderBy(asc(auditFact.id));
  const ofStates = rows.filter(({ after }) => (after as Fact['after'])?.state) as (Fact & {
    subject: string;
  })[];
  return Map.groupBy(ofStates, ({ subject }) => subject.slice('registration:'.length));
}

/** The letter that tells of each fact. */
const LETTERS: Record<string, string> = {
  approved: 'approved',
  approved_in_advance: 'approved_waiting',
  rejected: 'rejected',
  cancelled: 'cancelled',
  withdrawn: 'withdrawn',
  lapsed: 'lapsed',
  information_requested: 'needs_info',
  reset: 'reset',
  returned_to_review: 'under_review',
  waitlisted: 'waitlisted',
  identity_changed: 'identity_changed',
};
function letterOf({ action, after }: Fact): string {
  const what = action.replace('registration.', '');
  if (what === 'submitted') return after?.state === 'waitlisted' ? 'waitlisted' : 'received';
  if (what.startsWith('promoted')) return after?.state === 'approved' ? 'approved' : 'promoted';
  return LETTERS[what] ?? what;
}

/** Each change begins where the one before ended, and each is told in one letter, as is nothing else. */
async function expectOneStory(contested: Contested): Promise<Map<string, Fact[]>> {
  const stories = await facts(contested);
  const letters = Map.groupBy(
    await contested.database.db.select().from(mailMessage),
    (one) => one.registrationId,
  );
  for (const [id, story] of stories) {
    for (const [at, fact] of story.entries()) expect(fact.before?.state).toBe(story[at - 1]?.after?.state);
    const told = (letters.get(id) ?? []).map(({ kind }) => kind);
    expect(told.sort()).toEqual(story.map(letterOf).sort());
  }
  return stories;
}

const CHANGES_HOLDER = ['approve', 'reject', 'cancel', 'reset', 'request for information', 'withdraw'];

const names = Object.keys(COMMANDS);
for (const [at, one] of names.entries()) {
  test(`${one} beside everything else that touches the seat`, async ({ shared }) => {
    for (const other of names.slice(at)) {
      await test.step(other, async () => {
        const contested = await contest(shared);
        const before = (await facts(contested)).get(contested.holder.id)?.length ?? 0;
        const answers = await atOnce(contested, one === other ? [one] : [one, other]);
        await promoteAll(shared.scope(system('worker'), minutesLater(5)));
        expect(await promoteAll(shared.scope(system('worker'), minutesLater(6)))).toBe(0);
        await expectSound(contested);
        const story = (await expectOneStory(contested)).get(contested.holder.id) ?? [];
        const { count } = await seatCount(shared, contested.editionId);
        if (![one, other].some((name) => MAY_OVERBOOK.includes(name)))
          expect(overbookedPools(count)).toEqual([]);
        // Who was refused is told a state that somebody else has brought about.
        const states = [...(await facts(contested)).values()].flat().map(({ after }) => after?.state);
        for (const { answer } of answers) {
          if (answer.ok || answer.refusal.code !== 'STATE_CHANGED') continue;
          expect(states).toContain(answer.refusal.details?.state);
        }
        const decided = answers.filter(({ name, answer }) => CHANGES_HOLDER.includes(name) && answer.ok);
        const others = story
          .slice(before)
          .filter(({ action }) => /lapsed|promoted|waitlisted|returned/.test(action));
        expect(story.length - before - others.length).toBe(decided.length);
      });
    }
  });
}
