import type { CapKey } from '@/db/schema';
import type { Decision } from '@/lib/review/rules';
import {
  afterTheList,
  type Code,
  capsOf,
  findsSeat,
  fits,
  isActive,
  isLive,
  isUndecided,
  joinLine,
  type Model,
  type Person,
  passed,
  type Where,
  walk,
} from './model';

/** What each act does to the model, and the code of its answer: `ok`, or why not, and then nothing has changed. */
export type Applicant = Where & { email: string; isConfirmed: boolean; code?: Code };

export function submit(model: Model, applicants: Applicant[]): string[] {
  const admitted: Person[] = [];
  const answers = applicants.map((applicant) => {
    const { code } = applicant;
    if (code && !serves(code, applicant)) return 'INVALID_INPUT';
    if (model.people.some((one) => one.email === applicant.email && isLive(one))) return 'ALREADY_REGISTERED';
    if (code) code.uses += 1;
    const where = {
      category: code?.category ?? applicant.category,
      delegation: code?.delegation ?? applicant.delegation,
    };
    const person: Person = { ...applicant, ...where, state: 'submitted', hasSeat: false, told: [] };
    model.people.push(person);
    admitted.push(person);
    return 'ok';
  });
  const afterBearers = seatBearers(model, admitted);
  const seeking = admitted.filter(
    ({ code, hasSeat }) => !hasSeat && (model.heldFrom === 'submission' || code?.approves),
  );
  const { seated } = walk(
    model,
    afterBearers,
    seeking.map((one) => [one]),
  );
  for (const one of seated) one.hasSeat = true;
  for (const one of admitted) {
    if (one.hasSeat && one.code?.approves) one.state = 'approved';
    if (!one.hasSeat && seeking.includes(one)) joinLine(model, one, one.code?.approves);
  }
  for (const { code } of admitted)
    if (code) code.reserved = Math.min(code.reserved, code.maxUses - code.uses);
  for (const one of admitted) one.told.push(...firstLetters(one));
  return answers;
}

const serves = ({ isEnded, uses, maxUses, pool, isForAll }: Code, mine: Where) =>
  !isEnded && uses < maxUses && (isForAll || pool === mine.pool);

/** Bearers sit on the seats that their codes have kept, where no other cap of theirs is full; what is taken then. */
function seatBearers(model: Model, admitted: Person[]): Where[] {
  let taken = afterTheList(model);
  for (const one of admitted) {
    const { code } = one;
    if (!code || code.reserved === 0) continue;
    const beyond = {
      ...one,
      category: code.category ? undefined : one.category,
      delegation: code.delegation ? undefined : one.delegation,
    };
    const without = taken.toSpliced(taken.indexOf(code), 1);
    if (capsOf(beyond).some((key) => isFull(model, without, key))) continue;
    code.reserved -= 1;
    one.hasSeat = true;
    taken = [...without, one];
  }
  return taken;
}

const isFull = (model: Model, taken: Where[], key: CapKey) => (passed(model, taken).get(key) ?? -1) >= 0;

function firstLetters({ state, isConfirmed }: Person): string[] {
  if (state === 'approved') return isConfirmed ? ['approved'] : ['approved', 'confirm_email'];
  return [state === 'waitlisted' ? 'waitlisted' : 'received'];
}

export function decide(model: Model, person: Person, decision: Decision, isRefusedWhenFull = false): string {
  const { state } = person;
  const isOpen = isUndecided(person) || state === 'waitlisted';
  if (decision === 'approve' && isOpen) return approve(model, person, isRefusedWhenFull);
  if (decision === 'reject' && isOpen) return leave(person, 'rejected');
  if (decision === 'cancel' && isActive(person)) return leave(person, 'cancelled');
  if (decision === 'request_info' && state === 'submitted') return become(person, 'needs_info', 'needs_info');
  if (decision === 'reset' && ['approved', 'rejected', 'cancelled'].includes(state))
    return reset(model, person);
  return 'STATE_CHANGED';
}

function approve(model: Model, person: Person, isRefusedWhenFull: boolean): string {
  const { place } = person;
  if (!place && (person.hasSeat || findsSeat(model, person))) {
    person.hasSeat = true;
    return become(person, 'approved', 'approved');
  }
  if (isRefusedWhenFull) return 'POOL_FULL';
  if (place?.isApproved) return 'STATE_CHANGED';
  if (place) place.isApproved = true;
  else joinLine(model, person, true);
  return become(person, 'waitlisted', 'approved_waiting');
}

function reset(model: Model, person: Person): string {
  if (model.people.some((one) => one !== person && one.email === person.email && isLive(one)))
    return 'ALREADY_REGISTERED';
  person.isLate = false;
  person.hasSeat = model.heldFrom === 'submission' && (person.hasSeat || findsSeat(model, person));
  person.keepsSeat &&= person.hasSeat;
  if (model.heldFrom === 'submission' && !person.hasSeat) joinLine(model, person);
  else person.state = 'submitted';
  return become(person, person.state, 'reset');
}

/** Into a state, with or without a letter. */
export function become(person: Person, state: Person['state'], letter?: string): string {
  person.state = state;
  if (letter) person.told.push(letter);
  return 'ok';
}

export function leave(person: Person, to: 'rejected' | 'cancelled' | 'withdrawn' | 'lapsed'): string {
  if (!isActive(person)) return 'STATE_CHANGED';
  person.hasSeat = false;
  person.keepsSeat = false;
  person.place = undefined;
  return become(person, to, to);
}

export const answer = (person: Person): string =>
  person.state === 'needs_info' ? become(person, 'submitted') : 'STATE_CHANGED';

export type Cause = 'email' | 'request' | 'attendance';
/** Lets one deadline of one person pass; whoever has let the address unconfirmed stays late with it. */
export function lapse(model: Model, person: Person, cause: Cause): void {
  if (cause === 'email') person.isLate ||= !person.isConfirmed;
  const isOver = (one: Person) =>
    (one.isLate && (isUndecided(one) || (one.state === 'waitlisted' && !one.place?.isApproved))) ||
    (one === person && cause === 'request' && one.state === 'needs_info') ||
    (one === person && cause === 'attendance' && one.state === 'approved');
  for (const one of model.people.filter(isOver)) leave(one, 'lapsed');
}

export function resize(model: Model, capacity: number, reserve: number): string {
  if (reserve > capacity) return 'SETTINGS_CONTRADICT';
  Object.assign(model, { capacity, reserve });
  return 'ok';
}

export function release(model: Model, toSeats: number): string {
  return toSeats < model.reserve ? resize(model, model.capacity, toSeats) : 'SETTINGS_CONTRADICT';
}

export function setCap(model: Model, key: CapKey, size: number | null): void {
  if (size === null) model.caps.delete(key);
  else model.caps.set(key, size);
}

export function move(model: Model, person: Person, to: Where): string {
  if (!isActive(person)) return 'STATE_CHANGED';
  if (person.hasSeat) {
    const now = afterTheList(model);
    const then = [...now.toSpliced(now.indexOf(person), 1), to];
    const was = passed(model, now);
    if ([...passed(model, then)].some(([key, by]) => by > Math.max(0, was.get(key) ?? 0))) return 'POOL_FULL';
  }
  if (person.place && person.delegation !== to.delegation) person.place.party = undefined;
  const isElsewhere = person.pool !== to.pool;
  Object.assign(person, to);
  if (person.state !== 'approved' || !isElsewhere) return 'ok';
  person.keepsSeat = true;
  person.isLate = false;
  return become(person, 'submitted', 'identity_changed');
}

export function makeCode(model: Model, code: Code): string {
  let taken = afterTheList(model);
  for (let seat = 0; seat < code.reserved; seat++) {
    if (!fits(model, taken, code)) return 'SEATS_SHORT';
    taken = [...taken, code];
  }
  model.codes.push(code);
  return 'ok';
}

export function endCode(code: Code): void {
  code.isEnded = true;
  code.reserved = 0;
}
