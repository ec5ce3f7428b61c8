import { sql } from 'drizzle-orm';
import { anonymous } from '@/lib/core/actor';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { answerRequest } from '@/lib/registration/answering';
import { type Submitted, submitTogether } from '@/lib/registration/commands';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import { moveRegistration } from '@/lib/review/moving';
import { dissolveParty, moveInLine, prioritise, promoteByHand } from '@/lib/waitlist/arranging';
import type { Person } from './model';
import * as acts from './model-acts';
import * as list from './model-list';
import { application, delegate, fromHome, tokenWith } from './people';
import type { Act, Answers, Step } from './step';
import type { World } from './world';

const REASON = 'the model';
const COUNTRY = { domestic: 'RU', international: 'CN' };

export function submitting(world: World, step: Extract<Step, { do: 'submit' }>): Act {
  const { model, codes } = world;
  const inputs = step.people.map(({ pool, category, delegation, code, twin }) => {
    const email = twin === undefined ? undefined : model.people[twin % model.people.length]?.email;
    const invitationCode = code === undefined ? undefined : codes[code % codes.length]?.typed;
    const own = { category, delegation, ...(email && { email }), ...(invitationCode && { invitationCode }) };
    return pool === 'domestic' ? fromHome(own) : application(own);
  });
  let taken: Submitted[] = [];
  return {
    real: async (scope) => {
      const actor = step.isConfirmed ? tokenWith('registrations:write') : anonymous;
      const answers = expectOk(
        await inTransaction({ ...scope, actor }, async (tx) => ok(await submitTogether(tx, inputs))),
      );
      taken = answers.flatMap((one) => (one.ok ? [one.value] : []));
      return answers;
    },
    ideal: () => {
      const applicants = step.people.map(({ pool, category, delegation, code }, at) => ({
        pool,
        category,
        delegation,
        email: inputs[at]?.email ?? '',
        isConfirmed: step.isConfirmed,
        code: code === undefined ? undefined : model.codes[code % codes.length],
      }));
      const answers = acts.submit(model, applicants);
      world.people.push(...taken);
      return answers;
    },
  };
}

type ToSomebody = Extract<Step, { who: number }>;

const OF_THE_LIST: string[] = ['byHand', 'priority', 'place', 'dissolve'];

/** Somebody by number: of all by the even ones, of those who wait by the odd ones and for what is done to the list. */
function pick({ model }: World, number: number, isOfTheList: boolean): number {
  const all = [...model.people.keys()];
  const waiting = all.filter((at) => model.people[at]?.place);
  const isAmongThem = waiting.length > 0 && (isOfTheList || number % 2 === 1);
  const [some, which] = isAmongThem ? [waiting, isOfTheList ? number : (number - 1) / 2] : [all, number / 2];
  return some[Math.floor(which) % some.length] ?? -1;
}

export function toSomebody(world: World, step: ToSomebody): Act | undefined {
  const at = pick(world, step.who, OF_THE_LIST.includes(step.do));
  const [made, person] = [world.people[at], world.model.people[at]];
  if (!made || !person) return undefined;
  const { isOfMany, real } = toHouse(step, made, person);
  return {
    isOfMany,
    real: async (scope) => real(scope),
    ideal: () => [toModel(world, step, person)],
  };
}

function toModel({ model }: World, step: ToSomebody, person: Person): string {
  switch (step.do) {
    case 'decide':
      return acts.decide(model, person, step.decision, step.isRefusedWhenFull);
    case 'withdraw':
      return acts.leave(person, 'withdrawn');
    case 'answer':
      return acts.answer(person);
    case 'lapse':
      return acts.lapse(model, person, step.cause) ?? 'ok';
    case 'move':
      return acts.move(model, person, step.to);
    case 'byHand':
      return list.promoteByHand(model, person, step.overbook);
    case 'priority':
      return list.prioritise(person, step.priority);
    case 'place':
      return list.moveInLine(model, person, step.position);
    case 'dissolve':
      return list.dissolveParty(model, person);
  }
}

type InHouse = { isOfMany?: true; real(scope: Scope): Promise<Answers> };

function toHouse(step: ToSomebody, { id, reference }: Submitted, { email }: Person): InHouse {
  const own = (scope: Scope) => ({ ...scope, actor: delegate(email) });
  const one = (work: (scope: Scope) => Promise<Answers[number]>): InHouse => ({
    real: async (scope) => [await work(scope)],
  });
  switch (step.do) {
    case 'decide': {
      const { decision, isRefusedWhenFull } = step;
      return one((scope) =>
        decide(scope, reference, {
          decision,
          whenFull: isRefusedWhenFull ? 'refuse' : 'wait',
          ...(decision === 'reject' && { reasonCode: 'other' }),
          ...(decision === 'request_info' && { fields: ['phone'] }),
        }),
      );
    }
    case 'withdraw':
      return one((scope) => withdraw(own(scope), reference));
    case 'answer':
      return one((scope) => answerRequest(own(scope), reference, { phone: '+78652000001' }));
    case 'lapse':
      return { isOfMany: true, real: (scope) => lapsing(scope, id, step.cause) };
    case 'move': {
      const { pool, category, delegation } = step.to;
      const to = { category, delegationId: delegation ?? null, countryRepresented: COUNTRY[pool] };
      return one((scope) => moveRegistration(scope, reference, to));
    }
    case 'byHand':
      return one((scope) => promoteByHand(scope, { reference, reason: REASON, overbook: step.overbook }));
    case 'priority':
      return one((scope) => prioritise(scope, { reference, priority: step.priority, reason: REASON }));
    case 'place':
      return one((scope) => moveInLine(scope, { reference, position: step.position, reason: REASON }));
    case 'dissolve':
      return one((scope) => dissolveParty(scope, { reference }));
  }
}

/** One deadline of one person has passed. */
async function lapsing(scope: Scope, id: string, cause: acts.Cause): Promise<Answers> {
  const past = sql`'2027-02-01'::timestamptz`;
  const late = {
    email: sql`UPDATE registration SET confirm_email_by = ${past} WHERE id = ${id} AND email_confirmed_at IS NULL`,
    request: sql`UPDATE information_request SET deadline_at = ${past} WHERE registration_id = ${id} AND answered_at IS NULL`,
    attendance: sql`UPDATE registration SET attendance_due_at = ${past} WHERE id = ${id} AND state = 'approved'`,
  };
  await scope.db.execute(late[cause]);
  await lapseOverdue(scope);
  return [ok(undefined)];
}
