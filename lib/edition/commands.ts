import { and, eq, isNotNull, isNull, notInArray } from 'drizzle-orm';
import { category, edition, invitation, registration, track } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';
import { type NewFact, record } from '@/lib/audit/commands';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { enqueue } from '@/lib/task/commands';
import type { SettingsInput } from './input';
import { mayChangeSettings } from './policy';
import {
  type Contradiction,
  capacitySubject,
  contradictionIn,
  type Edition,
  isSameSetting,
  reserveSubject,
} from './rules';

export type NewEdition = {
  edition: Omit<typeof edition.$inferInsert, 'id'>;
  tracks: { key: string; name: LocalText; isOpen: boolean }[];
  categories: { code: string; letter: string; name: LocalText; isOpen: boolean }[];
};

/** Opens an edition with its tracks and categories; undefined when its key, or a current edition, exists already. */
export async function openEdition(tx: TxScope, opened: NewEdition): Promise<string | undefined> {
  const editionId = newId();
  const made = await tx.db
    .insert(edition)
    .values({ ...opened.edition, id: editionId })
    .onConflictDoNothing()
    .returning({ id: edition.id });
  if (made.length === 0) return undefined;
  const placed = <T extends object>(rows: T[]) =>
    rows.map((row, position) => ({ ...row, editionId, position }));
  await tx.db.insert(track).values(placed(opened.tracks));
  await tx.db.insert(category).values(placed(opened.categories));
  await record(tx, {
    action: 'edition.opened',
    subject: `edition:${editionId}`,
    after: { key: opened.edition.key },
  });
  return editionId;
}

/** Changes settings of an edition. Nobody is evicted by a smaller size; a larger one wakes the waiting list. */
export function changeSettings(
  scope: Scope,
  editionId: string,
  input: Omit<SettingsInput, 'seatsHeldFrom'>,
  reason?: string,
): Promise<Result<Edition, 'NOT_ALLOWED' | 'NOT_FOUND' | 'SETTINGS_CONTRADICT'>> {
  return inTransaction(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const [before] = await tx.db.select().from(edition).where(eq(edition.id, editionId)).for('no key update');
    if (!before) return refuse('NOT_FOUND');
    const next = changed(before, input);
    const contradiction = contradictionIn(before, next, tx.now) ?? (await movedGround(tx, before, next));
    if (contradiction) return refuse('SETTINGS_CONTRADICT', contradiction);
    if (Object.keys(changedOnly(next, before)).length === 0) return ok(before);
    await tx.db.update(edition).set(next).where(eq(edition.id, editionId));
    await record(tx, {
      action: 'edition.settings_changed',
      subject: `edition:${editionId}`,
      before: changedOnly(before, next),
      after: changedOnly(next, before),
    });
    await record(tx, ...resized(before, next, reason));
    await enqueue(tx, { kind: 'waitlist.promote', payload: { editionId } });
    return ok(next);
  });
}

/** The edition as it would be; a name keeps the languages that are not changed. */
export function changed(before: Edition, input: Omit<SettingsInput, 'seatsHeldFrom'>): Edition {
  const { capacity, internationalReserve, internationalTarget, name, city, venue, organiser, ...rest } =
    input;
  return {
    ...before,
    ...rest,
    name: { ...before.name, ...name },
    city: { ...before.city, ...city },
    venue: { ...before.venue, ...venue },
    organiser: { ...before.organiser, ...organiser },
    capacitySeats: capacity ?? before.capacitySeats,
    internationalReserveSeats: internationalReserve ?? before.internationalReserveSeats,
    internationalTargetSeats: internationalTarget ?? before.internationalTargetSeats,
  };
}

/** Sizes of pools have a history of their own: who changed which, and why. */
function resized(before: Edition, next: Edition, reason: string | undefined): NewFact[] {
  const sizes = [
    { subject: capacitySubject(next.id), was: before.capacitySeats, is: next.capacitySeats },
    {
      subject: reserveSubject(next.id),
      was: before.internationalReserveSeats,
      is: next.internationalReserveSeats,
    },
  ];
  return sizes
    .filter(({ was, is }) => was !== is)
    .map(({ subject, was, is }) => ({
      action: 'pool.resized',
      subject,
      before: { size: was },
      after: { size: is, reason },
    }));
}

/** From when seats are held, as the caller has just brought every seat and state in line with it. */
export async function noteHeldFrom(
  tx: TxScope,
  before: Edition,
  to: Edition['seatsHeldFrom'],
): Promise<void> {
  await tx.db.update(edition).set({ seatsHeldFrom: to }).where(eq(edition.id, before.id));
  await record(tx, {
    action: 'edition.settings_changed',
    subject: `edition:${before.id}`,
    before: { seatsHeldFrom: before.seatsHeldFrom },
    after: { seatsHeldFrom: to },
  });
}

/**
 * Which country is the host cannot change under registrations that are under way or may be taken up again, nor under codes
 * that are for one kind of people: what was settled by the old rule would hold seats in the wrong pool.
 */
async function movedGround(tx: TxScope, before: Edition, next: Edition): Promise<Contradiction | undefined> {
  if (before.hostCountry === next.hostCountry) return undefined;
  const settled = await tx.db.$count(
    registration,
    and(eq(registration.editionId, before.id), notInArray(registration.state, ['withdrawn', 'lapsed'])),
  );
  if (settled > 0) return { setting: 'hostCountry', because: 'registrations' };
  const promised = await tx.db.$count(
    invitation,
    and(eq(invitation.editionId, before.id), isNull(invitation.endedAt), isNotNull(invitation.pool)),
  );
  return promised > 0 ? { setting: 'hostCountry', because: 'codes' } : undefined;
}

function changedOnly(of: Edition, against: Edition): Record<string, unknown> {
  const entries = Object.entries(of).filter(
    ([key, value]) => !isSameSetting(value, against[key as keyof Edition]),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  );
}
