import { v7 as newId } from 'uuid';
import type { Direction } from '@/db/schema';
import type { FoundAtGate, ScanAnswer } from '@/lib/gate/queries';
import type { RosterPerson } from '@/lib/gate/roster';
import { isAdmitted, isInside, UNDO_MS, VERDICT_OF } from '@/lib/gate/rules';
import { decide, NOT_IN_ROSTER, NOT_KEPT, type Read, shownOf, stepThrough } from './decision';
import { Follower } from './follower';
import { Photos } from './photos';
import type { Shown } from './shown';
import { keptKey } from './store';
import type { Reading } from './wire';

/** How long an answer is waited for before what the device says itself is what happened. */
const PATIENCE_MS = 1500;

/** More do not come to a gate together. */
const LARGEST_DELEGATION = 60;

export type Where = { gate: string; direction: Direction };
export type Who = { operatorId?: string; override?: { operatorId: string; reason: string } };

/** The gate itself, without a screen: takes readings, says what to do, takes them back. */
export class GateDevice extends Follower {
  readonly photos = new Photos(keptKey);
  #taking: Promise<unknown> = Promise.resolve();
  #photosAt: string | undefined;

  override start(): Promise<void> {
    const started = super.start();
    // A reading of the first instant is decided by what lies on the device, too.
    this.#taking = started;
    this.subscribe(() => void this.#followPhotos());
    return started;
  }

  override stop(): void {
    super.stop();
    this.photos.close();
  }

  /** Behind the people, and not in the way of anything: once for each change of theirs. */
  async #followPhotos(): Promise<void> {
    const { phase } = this.view();
    if (phase === 'ended') return this.photos.forget();
    const { last, isWhole, roster } = this.memory;
    if (!isWhole || !last || !this.isOnline || this.#photosAt === last.rosterAt) return;
    this.#photosAt = last.rosterAt;
    await this.photos.follow(roster.everybody(), () => this.changed());
  }

  /** The small photo of somebody whom the device knows. */
  photoOf(personId: string | undefined): string | undefined {
    const person = personId === undefined ? undefined : this.memory.roster.person(personId);
    return person && this.photos.of(person);
  }

  find(typed: string): FoundAtGate[] {
    return this.memory.finder.find(typed).map(foundOf);
  }

  /** Everybody of a delegation who may come in, and who of them is inside already. */
  delegationOf(name: string, gate: string): { found: FoundAtGate; isHere: boolean }[] {
    const { roster, standing, config } = this.memory;
    const into = config?.gates.find(({ key }) => key === gate)?.zone;
    const zone = config?.zones.find(({ key }) => key === into);
    if (!config || !zone) return [];
    const members = roster.delegation(name);
    // Half a city is no delegation that stands before a gate together.
    if (members.length > LARGEST_DELEGATION) return [];
    const now = { zone, at: this.memory.serverTime(new Date()), timeZone: config.timeZone };
    return members.map((person) => ({
      found: foundOf(person),
      isHere: isInside(standing.placeOf(person, zone.key).presence, now),
    }));
  }

  /** Resolves with the reading's id when it is safe and its verdict can be seen, or when the server is being asked. */
  take(read: Read, where: Where, who: Who = {}): Promise<string> {
    // One after the other: the second of two readings of one code sees what the first has done.
    const taken = this.#taking.then(() => this.#take(read, where, who));
    this.#taking = taken.catch(() => undefined);
    return taken;
  }

  async #take(read: Read, { gate, direction }: Where, { operatorId, override }: Who): Promise<string> {
    const id = newId();
    const madeAt = new Date();
    const at = this.memory.serverTime(madeAt);
    const decision = await decide(this.memory, read, gate, direction, at);
    const answer = override ? overruled(decision?.answer) : decision?.answer;
    const said = answer ?? (this.isOnline ? undefined : NOT_IN_ROSTER);
    const reading: Reading = {
      id,
      gate,
      direction,
      scannedAt: madeAt.toISOString(),
      ...read,
      ...(said && { decided: said.reason }),
      ...(!this.isOnline && { offline: true }),
      ...(operatorId && { operatorId }),
      ...(override && { override }),
    };
    const isKept = await this.outbox.add(reading);
    if (isKept && decision && answer) stepThrough(this.memory, id, gate, { ...decision, answer });
    this.memory.shown.add({
      id,
      gate,
      direction,
      at: at.toISOString(),
      read,
      personId: decision?.person.id,
      ...(isKept && said && { answer: said }),
    });
    this.changed();
    this.keepLast();
    this.loop.wake();
    const otherwise = isKept ? NOT_IN_ROSTER : NOT_KEPT;
    if (!reading.offline) setTimeout(() => void this.#decideAlone(id, otherwise), PATIENCE_MS);
    else if (!isKept) await this.#decideAlone(id, otherwise);
    return id;
  }

  async #decideAlone(id: string, otherwise: ScanAnswer): Promise<void> {
    const said = this.memory.shown.find(id)?.answer ?? otherwise;
    if (!(await this.outbox.decideAlone(id, said.reason))) return;
    this.memory.shown.say(id, said, false);
    this.changed();
    this.keepLast();
  }

  mayUndo({ at, answer, isUndone }: Shown, now: Date): boolean {
    const isRecent = this.memory.serverTime(now).getTime() - new Date(at).getTime() < UNDO_MS;
    return isRecent && !isUndone && answer !== undefined && isAdmitted(answer.verdict);
  }

  /** Takes a reading of this device back: it counts for nothing. */
  async undo(id: string, who: Pick<Who, 'operatorId'> = {}): Promise<void> {
    const one = this.memory.shown.find(id);
    if (!one || !this.mayUndo(one, new Date())) return;
    this.memory.shown.undo(id);
    this.memory.standing.takeBack(id);
    await this.outbox.add({ undo: id, ...who });
    this.changed();
    this.keepLast();
    this.loop.wake();
  }
}

const foundOf = (person: RosterPerson): FoundAtGate => ({
  id: person.id,
  state: person.state,
  person: shownOf(person),
});

const overruled = (answer: ScanAnswer | undefined): ScanAnswer => ({
  ...answer,
  verdict: VERDICT_OF.overridden,
  reason: 'overridden',
});
