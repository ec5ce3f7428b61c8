import { asc, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { decision, registration } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { ok, type Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { substituteInput } from '@/lib/identity/input';
import { merge } from '@/lib/identity/merging';
import { substitute } from '@/lib/identity/substituting';
import { endInvitations } from '@/lib/invitation/commands';
import { setCap } from '@/lib/pool/caps';
import { amend } from '@/lib/registration/amendment';
import { answerRequest } from '@/lib/registration/answering';
import { submit } from '@/lib/registration/commands';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { withdraw } from '@/lib/registration/departure';
import { eraseRegistration } from '@/lib/retention/commands';
import { decide } from '@/lib/review/commands';
import { correctIdentity } from '@/lib/review/correcting';
import { moveRegistration } from '@/lib/review/moving';
import type { Decision } from '@/lib/review/rules';
import { undo } from '@/lib/review/undoing';
import { promoteByHand } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { changeSettings } from '@/lib/waitlist/settings';
import { application, delegate, fromHome, rawApplication, tokenWith } from './people';
import { makingCode } from './steps-of-codes';
import { DELEGATIONS, type World } from './world';

type Row = typeof registration.$inferSelect;
type At = { world: World; scope: Scope; who: Row; other: Row; size: number };
type Move = (at: At) => Promise<Result<unknown, string>>;

export type Stride = { do: string; who: number; other: number; size: number };

const REASON = 'a walk that goes anywhere';
const deciding =
  (decided: Decision): Move =>
  ({ scope, who, size }) =>
    decide(scope, who.reference, {
      decision: decided,
      whenFull: size % 2 ? 'refuse' : 'wait',
      ...(decided === 'reject' && { reasonCode: 'other' }),
      ...(decided === 'request_info' && { fields: ['phone'] }),
    });
const late =
  (column: string): Move =>
  async ({ scope, who }) => {
    const past = sql.raw(`UPDATE registration SET ${column} = '2027-02-01' WHERE id = '${who.id}'`);
    await scope.db.execute(past);
    return ok(await lapseOverdue(scope));
  };
const setting =
  (changes: (size: number) => Parameters<typeof changeSettings>[2]): Move =>
  ({ scope, world, size }) =>
    changeSettings(scope, world.editionId, changes(size), { reason: REASON });

const applicantOf = ({ world, size }: At) => {
  const category = size % 3 ? 'DEL' : 'BUS';
  const delegation = size % 4 ? undefined : DELEGATIONS[0];
  const code = world.codes[size % 7]?.typed;
  const own = { category, ...(delegation && { delegation }), ...(code && { invitationCode: code }) };
  return size % 2 ? fromHome(own) : application(own);
};

/** Whatever moves a seat, in no order that anybody would think of. */
export const MOVES: Record<string, Move> = {
  submit: (at) => submit({ ...at.scope, actor: anonymous }, applicantOf(at)),
  'submit by a token': (at) =>
    submit({ ...at.scope, actor: tokenWith('registrations:write') }, applicantOf(at)),
  approve: deciding('approve'),
  reject: deciding('reject'),
  cancel: deciding('cancel'),
  reset: deciding('reset'),
  'ask for more': deciding('request_info'),
  undo: async ({ scope, size }) => {
    const taken = await scope.db.select({ id: decision.id }).from(decision).orderBy(asc(decision.id));
    return undo(scope, taken.at(-1 - (size % 5))?.id ?? '');
  },
  'hold from approval': setting(() => ({ seatsHeldFrom: 'approval' })),
  'hold from submission': setting(() => ({ seatsHeldFrom: 'submission' })),
  resize: setting((size) => ({ capacity: size, internationalReserve: Math.floor(size / 3) })),
  cap: ({ scope, size }) =>
    setCap(scope, {
      key: size % 2 ? 'category:DEL' : `delegation:${DELEGATIONS[0]}`,
      size: size > 6 ? null : size,
      reason: REASON,
    }),
  move: ({ scope, who, size }) =>
    moveRegistration(scope, who.reference, {
      category: size % 2 ? 'DEL' : 'BUS',
      delegationId: size % 3 ? null : (DELEGATIONS[0] ?? null),
      countryRepresented: size % 5 ? 'CN' : 'RU',
    }),
  withdraw: ({ scope, who }) => withdraw({ ...scope, actor: delegate(who.email) }, who.reference),
  answer: ({ scope, who }) =>
    answerRequest({ ...scope, actor: delegate(who.email) }, who.reference, { phone: '+78652000001' }),
  'change of name': ({ scope, who, size }) =>
    amend({ ...scope, actor: delegate(who.email) }, who.reference, {
      nameLatin: { surname: `Ivanov${'a'.repeat(size)}`, given: 'Ivan' },
    }),
  'change of name by staff': ({ scope, who, size }) =>
    correctIdentity(scope, {
      reference: who.reference,
      seenState: who.state,
      nameLatin: { surname: `Petrov${'a'.repeat(size)}`, given: 'Petr' },
      citizenship: who.citizenship,
    }),
  'unconfirmed too long': late('confirm_email_by'),
  'no word about coming': late('attendance_due_at'),
  promote: async ({ scope }) => ok(await promoteAll(scope)),
  'promote by hand': ({ scope, who, size }) =>
    promoteByHand(scope, { reference: who.reference, reason: REASON, overbook: size % 2 === 0 }),
  merge: ({ scope, who, other, size }) =>
    who === other
      ? Promise.resolve(ok(undefined))
      : merge(scope, {
          kept: who.reference,
          lost: other.reference,
          seenKept: who.state,
          seenLost: other.state,
          take: size % 2 ? ['countryRepresented', 'category'] : [],
          tell: size % 3 > 0,
        }),
  substitute: ({ scope, who, size }) =>
    substitute(
      scope,
      substituteInput.parse({
        ...rawApplication(size % 2 ? { countryRepresented: 'RU' } : {}),
        reference: who.reference,
        seenState: who.state,
        outcome: size % 3 ? 'approve' : 'review',
        reason: REASON,
      }),
    ),
  erase: ({ scope, who }) => eraseRegistration(scope, { reference: who.reference, typed: who.reference }),
  'make a code': async ({ world, scope, size }) => {
    const making = makingCode(world, {
      do: 'makeCode',
      code: { maxUses: 2, approves: size % 2 === 0, isForAll: false, ...(size % 3 && { pool: 'domestic' }) },
      reserved: size % 3 ? 1 : 0,
    } as Parameters<typeof makingCode>[1]);
    const [made] = await making.real(scope);
    if (made?.ok) making.ideal();
    return made ?? ok(undefined);
  },
  'end the codes': ({ scope, world }) => endInvitations(scope, { ids: world.codes.map(({ id }) => id) }),
};

export const strides = (length: number): fc.Arbitrary<Stride[]> =>
  fc.array(
    fc.record({
      do: fc.oneof(
        { weight: 3, arbitrary: fc.constant('submit') },
        { weight: 3, arbitrary: fc.constant('undo') },
        { weight: 2, arbitrary: fc.constant('approve') },
        { weight: 20, arbitrary: fc.constantFrom(...Object.keys(MOVES)) },
      ),
      who: fc.nat(20),
      other: fc.nat(20),
      size: fc.nat(9),
    }),
    { maxLength: length, size: 'max' },
  );

/** One stride; nothing where there is nobody to do it to. */
export async function stride(world: World, scope: Scope, step: Stride): Promise<Result<unknown, string>> {
  const people = await scope.db.select().from(registration).orderBy(asc(registration.id));
  const at = (number: number) => people[number % people.length] as Row;
  const move = MOVES[step.do] as Move;
  if (people.length === 0 && !step.do.startsWith('submit')) return ok(undefined);
  return move({ world, scope, who: at(step.who), other: at(step.other), size: step.size });
}
