import { rosterHash } from '@/app/gate/_device/roster';
import type { GateConfig, GateRecord, Heard, SyncAnswer, SyncRequest } from '@/app/gate/_device/wire';
import { recordId } from '@/app/gate/_device/wire';
import { newId } from '@/lib/core/id';
import type { ScanAnswer } from '@/lib/gate/queries';
import type { RosterPerson } from '@/lib/gate/roster';
import { DOOR_TIME_ZONE, DOOR_ZONE } from './door-vectors';

export const EDITION = '01900000-0000-7000-8000-000000000001';

export const gateConfig = (own: Partial<GateConfig> = {}): GateConfig => ({
  version: '1',
  editionId: EDITION,
  timeZone: DOOR_TIME_ZONE,
  zones: [{ ...DOOR_ZONE, name: { en: 'Venue' } }],
  gates: [{ key: 'N1', name: { en: 'North' }, zone: DOOR_ZONE.key, isOpen: true }],
  categories: [],
  operators: [],
  pinSalt: EDITION,
  device: { id: 'device', gate: 'N1', role: 'gate' },
  lockAfterMs: 300_000,
  ...own,
});

/** Somebody approved with a ticket of this code. */
export async function rosterPerson(code: string, own: Partial<RosterPerson> = {}): Promise<RosterPerson> {
  return {
    id: newId(),
    reference: 'BMF-27-000001',
    nameLatin: 'Li Na',
    nameNative: null,
    category: 'delegate',
    delegation: null,
    country: 'CN',
    state: 'approved',
    tickets: [{ hash: await rosterHash(EDITION, code), status: 'active', endedAt: null }],
    presence: [],
    ...own,
  };
}

/** The other end of the line, as far as a device sees it; `trouble` stands between the two. */
export class FakeHouse {
  readonly taken = new Map<string, ScanAnswer>();
  readonly undone: string[] = [];
  readonly requests: SyncRequest[] = [];
  trouble: 'none' | 'no_network' | 'answer_lost' | 'revoked' | 'signed_out' = 'none';
  people: RosterPerson[] = [];
  config = gateConfig();
  poison: string | undefined;
  answer: ScanAnswer = { verdict: 'admit', reason: 'welcome' };
  aheadMs = 0;
  key = Buffer.alloc(32, 5).toString('base64');
  #sent = false;

  readonly askKey = async (): Promise<Heard<{ key: string; deviceId: string }>> => {
    if (this.trouble === 'no_network') return { kind: 'unreachable' };
    if (this.trouble === 'revoked') return { kind: 'ended', code: 'DEVICE_REVOKED' };
    return { kind: 'answered', value: { key: this.key, deviceId: this.config.device.id } };
  };

  readonly askSync = async (request: SyncRequest): Promise<Heard<SyncAnswer>> => {
    if (this.trouble === 'no_network') return { kind: 'unreachable' };
    this.requests.push(structuredClone(request));
    if (this.trouble === 'signed_out') return { kind: 'ended', code: 'NOT_SIGNED_IN' };
    if (this.trouble === 'revoked') return { kind: 'ended', code: 'DEVICE_REVOKED' };
    const answers = request.records.map((record) => this.#take(record));
    if (this.trouble === 'answer_lost') return { kind: 'unreachable' };
    const isFromNothing = request.cursor === null;
    const people = isFromNothing || !this.#sent ? this.people : [];
    this.#sent = true;
    const value: SyncAnswer = {
      now: new Date(Date.now() + this.aheadMs).toISOString(),
      answers,
      people,
      gone: [],
      cursor: 'here',
      hasMore: false,
      isFromNothing,
      inside: {},
      ...(request.configVersion !== this.config.version && { config: this.config }),
    };
    return { kind: 'answered', value: structuredClone(value) };
  };

  /** Sends these people with the next answer. */
  change(people: RosterPerson[]): void {
    this.people = people;
    this.#sent = false;
  }

  #take(record: GateRecord): SyncAnswer['answers'][number] {
    const id = recordId(record);
    if (id === this.poison) return { id, refused: 'UNKNOWN_GATE' };
    if ('undo' in record) {
      this.undone.push(id);
      return { id, answer: { undone: id } };
    }
    const answer = this.taken.get(id) ?? this.answer;
    this.taken.set(id, answer);
    return { id, answer };
  }
}
