import {
  afterTheList,
  fits,
  inOrder,
  isUndecided,
  joinLine,
  lineOf,
  type Model,
  type Person,
  takenSeats,
  walk,
} from './model';
import { become } from './model-acts';

export function holdFrom(model: Model, from: Model['heldFrom']): void {
  if (model.heldFrom === from) return;
  model.heldFrom = from;
  const undecided = model.people.filter(isUndecided);
  if (from === 'approval') {
    for (const one of undecided.filter(({ code, keepsSeat }) => !code && !keepsSeat)) one.hasSeat = false;
    for (const one of model.people.filter(({ place }) => place && !place.isApproved)) {
      one.place = undefined;
      become(one, 'submitted', 'under_review');
    }
    return;
  }
  const { seated } = walk(
    model,
    afterTheList(model),
    undecided.filter(({ hasSeat }) => !hasSeat).map((one) => [one]),
  );
  for (const one of undecided) {
    one.hasSeat ||= seated.includes(one);
    if (one.hasSeat) continue;
    joinLine(model, one);
    become(one, 'waitlisted', 'waitlisted');
  }
}

function welcome(person: Person): void {
  const isApproved = person.place?.isApproved;
  person.hasSeat = true;
  person.place = undefined;
  become(person, isApproved ? 'approved' : 'submitted', isApproved ? 'approved' : 'promoted');
}

export const promote = (model: Model): void => {
  for (const one of walk(model, takenSeats(model), lineOf(model)).seated) welcome(one);
};

export function promoteByHand(model: Model, person: Person, overbook: boolean): string {
  if (!person.place) return 'STATE_CHANGED';
  if (!overbook && !fits(model, takenSeats(model), person)) return 'POOL_FULL';
  welcome(person);
  return 'ok';
}

export function prioritise({ place }: Person, priority: number): string {
  if (!place) return 'STATE_CHANGED';
  place.priority = priority;
  return 'ok';
}

/** Who moves takes the priority of the place; everybody with that priority stands in the new order. */
export function moveInLine(model: Model, person: Person, position: number): string {
  if (!person.place) return 'STATE_CHANGED';
  const line = inOrder(model.people).filter(({ pool }) => pool === person.pool);
  const to = Math.min(position, line.length) - 1;
  if (line[to] === person) return 'ok';
  person.place.priority = line[to]?.place?.priority ?? 0;
  const moved = line.toSpliced(line.indexOf(person), 1).toSpliced(to, 0, person);
  const equals = moved.flatMap(({ place }) =>
    place?.priority === person.place?.priority && place ? [place] : [],
  );
  const orders = equals.map(({ order }) => order).sort((one, other) => one - other);
  for (const [at, place] of equals.entries()) place.order = orders[at] ?? 0;
  return 'ok';
}

export function formParty(model: Model, members: Person[]): string {
  const [first] = members;
  if (members.some(({ place }) => !place)) return 'STATE_CHANGED';
  if (!first?.delegation || members.some(({ delegation }) => delegation !== first.delegation))
    return 'PARTY_NOT_ONE';
  const party = ++model.numbered;
  for (const { place } of members) if (place) place.party = party;
  return 'ok';
}

export function dissolveParty(model: Model, person: Person): string {
  if (!person.place) return 'STATE_CHANGED';
  const { party } = person.place;
  for (const { place } of model.people) if (place && place.party === party) place.party = undefined;
  return 'ok';
}
