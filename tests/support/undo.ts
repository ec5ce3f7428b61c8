import { desc, eq } from 'drizzle-orm';
import { decision, hold, informationRequest, ticket, waiting } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { dispatch } from '@/lib/mail/commands';
import type { Parcel } from '@/lib/mail/transport';
import { decide } from '@/lib/review/commands';
import type { DecisionInput } from '@/lib/review/input';
import { undo } from '@/lib/review/undoing';
import { expect, type House } from './house';
import { minutesLater, reviewer } from './people';

export const REJECT: DecisionInput = { decision: 'reject', reasonCode: 'not_eligible' };

export const lastDecision = async ({ db }: House) =>
  (await db.select().from(decision).orderBy(desc(decision.id)).limit(1))[0]?.id ?? '';
export const deciding = async (house: House, reference: string, input: DecisionInput, minutes = 0) => {
  expectOk(await decide(house.scope(reviewer, minutesLater(minutes)), reference, input));
  return lastDecision(house);
};
export const undoing = (house: House, id: string, minutes = 1) =>
  undo(house.scope(reviewer, minutesLater(minutes)), id);
export const posting = async (house: House, minutes: number) => {
  const parcels: Parcel[] = [];
  const post = async (parcel: Parcel) => void parcels.push(parcel);
  await dispatch(house.scope(undefined, minutesLater(minutes)), post, await currentEdition(house));
  return parcels.map(({ subject }) => subject);
};
/** Everything about one person that a decision may move. */
export const picture = async ({ db, row }: House, reference: string) => {
  const one = await row(reference);
  const of = one.id;
  const requests = await db
    .select()
    .from(informationRequest)
    .where(eq(informationRequest.registrationId, of));
  return {
    one,
    seats: await db.select().from(hold).where(eq(hold.registrationId, of)),
    places: await db.select().from(waiting).where(eq(waiting.registrationId, of)),
    active: (await db.select().from(ticket).where(eq(ticket.registrationId, of))).filter(
      ({ status }) => status === 'active',
    ),
    open: requests.filter(({ answeredAt }) => !answeredAt),
  };
};
export const expectBack = async (
  house: House,
  reference: string,
  before: Awaited<ReturnType<typeof picture>>,
) => {
  const now = await picture(house, reference);
  // A seat that was given up and taken again is held from the moment at which it was taken again; and devices are told of
  // every change, also of one that leads back.
  const untold = <Row extends { changedIn: string }>({ changedIn: _, ...row }: Row) => row;
  const untimed = (shot: typeof now) => ({
    ...shot,
    one: untold(shot.one),
    active: shot.active.map(untold),
    seats: shot.seats.map(({ heldAt: _, ...seat }) => seat),
  });
  expect(untimed(now)).toEqual(untimed(before));
  await house.expectSound();
};
