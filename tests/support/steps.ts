import { ok } from '@/lib/core/result';
import { planRelease, releaseDueReserve } from '@/lib/edition/release';
import { setCap } from '@/lib/pool/caps';
import { formParty } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { changeSettings } from '@/lib/waitlist/settings';
import type { Person } from './model';
import * as acts from './model-acts';
import * as list from './model-list';
import { minutesLater } from './people';
import type { Act, Step } from './step';
import { endingCode, makingCode } from './steps-of-codes';
import { submitting, toSomebody } from './steps-of-people';
import { DELEGATIONS, type World } from './world';

const REASON = 'the model';

/** How a step is done in a world; undefined when there is nobody to do it to. */
export function actOf(world: World, step: Step): Act | undefined {
  const { model, editionId } = world;
  switch (step.do) {
    case 'submit':
      return submitting(world, step);
    case 'resize':
      return {
        real: async (scope) => [
          await changeSettings(
            scope,
            editionId,
            { capacity: step.capacity, internationalReserve: step.reserve },
            { reason: REASON },
          ),
        ],
        ideal: () => [acts.resize(model, step.capacity, step.reserve)],
      };
    case 'holdFrom':
      return {
        real: async (scope) => [
          await changeSettings(scope, editionId, { seatsHeldFrom: step.from }, { reason: REASON }),
        ],
        ideal: () => [list.holdFrom(model, step.from) ?? 'ok'],
      };
    case 'release':
      return {
        isOfMany: true,
        real: async (scope) => {
          const dueAt = minutesLater(0.5, scope.now);
          const planned = await planRelease(scope, editionId, { dueAt, toSeats: step.toSeats });
          await releaseDueReserve({ ...scope, now: dueAt });
          return [planned];
        },
        ideal: () => [acts.release(model, step.toSeats)],
      };
    case 'cap':
      return {
        real: async (scope) => [await setCap(scope, { key: step.key, size: step.size, reason: REASON })],
        ideal: () => [acts.setCap(model, step.key, step.size) ?? 'ok'],
      };
    case 'makeCode':
      return makingCode(world, step);
    case 'endCode':
    case 'expireCode':
      return endingCode(world, step);
    case 'promote':
      return {
        real: async (scope) => [ok(await promoteAll(scope))],
        ideal: () => [list.promote(model) ?? 'ok'],
      };
    case 'party':
      return formingParty(world, step);
    default:
      return toSomebody(world, step);
  }
}

/** Those named of one delegation that wait; where they are fewer than two, whoever is named, who cannot be one then. */
function formingParty({ model, people }: World, step: Extract<Step, { do: 'party' }>): Act | undefined {
  if (model.people.length === 0) return undefined;
  const home = DELEGATIONS[(step.who[0] ?? 0) % DELEGATIONS.length];
  const all = [...model.people.keys()];
  const waiting = all.filter((at) => model.people[at]?.place && model.people[at]?.delegation === home);
  const some = waiting.length > 1 ? waiting : all;
  const members = [...new Set(step.who.map((one) => some[one % some.length] ?? 0))];
  if (members.length < 2) return undefined;
  const references = members.map((one) => people[one]?.reference ?? '');
  return {
    real: async (scope) => [await formParty(scope, { references })],
    ideal: () => [
      list.formParty(
        model,
        members.map((one) => model.people[one] as Person),
      ),
    ],
  };
}
