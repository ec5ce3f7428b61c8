import type { RosterPerson } from '@/lib/gate/roster';

/** What has changed of the people. */
export type RosterPage = { people: RosterPerson[]; gone: string[] };
export type TicketHolder = { person: RosterPerson; ticket: RosterPerson['tickets'][number] };

/** The people whom the device knows, in memory: found by number and by the hash of a code. */
export class Roster {
  readonly #people = new Map<string, RosterPerson>();
  readonly #byHash = new Map<string, string>();
  readonly #byDelegation = new Map<string, Set<string>>();

  get size(): number {
    return this.#people.size;
  }

  clear(): void {
    this.#people.clear();
    this.#byHash.clear();
    this.#byDelegation.clear();
  }

  apply({ people, gone }: RosterPage): void {
    for (const id of gone) this.#remove(id);
    for (const person of people) {
      this.#remove(person.id);
      this.#people.set(person.id, person);
      for (const { hash } of person.tickets) this.#byHash.set(hash, person.id);
      if (person.delegation !== null) this.#membersOf(person.delegation).add(person.id);
    }
  }

  #remove(id: string): void {
    const person = this.#people.get(id);
    for (const { hash } of person?.tickets ?? []) this.#byHash.delete(hash);
    if (person?.delegation) this.#byDelegation.get(person.delegation)?.delete(id);
    this.#people.delete(id);
  }

  #membersOf(delegation: string): Set<string> {
    const members = this.#byDelegation.get(delegation) ?? new Set();
    this.#byDelegation.set(delegation, members);
    return members;
  }

  person(id: string): RosterPerson | undefined {
    return this.#people.get(id);
  }

  holder(hash: string): TicketHolder | undefined {
    const person = this.#people.get(this.#byHash.get(hash) ?? '');
    const ticket = person?.tickets.find((one) => one.hash === hash);
    return person && ticket && { person, ticket };
  }

  everybody(): RosterPerson[] {
    return [...this.#people.values()];
  }

  /** Everybody of a delegation whom a gate could let in. */
  delegation(name: string): RosterPerson[] {
    const members = [...(this.#byDelegation.get(name) ?? [])].flatMap((id) => this.#people.get(id) ?? []);
    return members.filter(({ state }) => state === 'approved');
  }
}

/** What the roster knows a code by; twin of the server's `rosterHash`. */
export async function rosterHash(editionId: string, code: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${editionId}:${code}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const base64 = btoa(String.fromCharCode(...digest));
  return base64.replaceAll('+', '-').replaceAll('/', '_').slice(0, 22);
}
