import type { Direction } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';
import type { Roster } from '@/lib/gate/roster';
import type { Reason, ZoneRules } from '@/lib/gate/rules';
import type { RecordAnswer } from '@/lib/gate/syncing';

/** One reading as the device made it; its id is what makes sending it twice harmless. Times are ISO 8601. */
export type Reading = {
  id: string;
  gate: string;
  direction: Direction;
  /** By the device's own clock: the server puts it right by what that clock shows while sending. */
  scannedAt: string;
  code?: string;
  registrationId?: string;
  /** The server could not be asked in time: what was shown is what happened. */
  offline?: true;
  decided?: Reason;
  operatorId?: string;
  override?: { operatorId: string; reason: string };
};
/** Takes the reading of this id back. */
export type Undo = { undo: string; operatorId?: string };
export type GateRecord = Reading | Undo;

export const isUndo = (record: GateRecord): record is Undo => 'undo' in record;
export const recordId = (record: GateRecord): string => (isUndo(record) ? record.undo : record.id);

export type SyncRequest = {
  sentAt: string;
  cursor: string | null;
  configVersion: string | null;
  /** What waits on the device, these records among them. */
  queued: number;
  people: number;
  rosterAt: string | null;
  records: GateRecord[];
};
export type FirstEntry = { at: string; gate: string };

export type Operator = { id: string; name: string; role: 'gate' | 'supervisor'; pinHash: string };
/** Everything that the device needs besides the people. */
export type GateConfig = {
  version: string;
  editionId: string;
  timeZone: string;
  zones: (ZoneRules & { name: LocalText })[];
  gates: { key: string; name: LocalText; zone: string; isOpen: boolean }[];
  categories: { code: string; letter: string; name: LocalText; position: number }[];
  operators: Operator[];
  pinSalt: string;
  device: { id: string; gate: string; role: 'gate' | 'supervisor' | 'kiosk' };
  lockAfterMs: number;
};

export type SyncAnswer = Roster & {
  now: string;
  /** One for each record, in their order, under `recordId`. */
  answers: RecordAnswer[];
  /** People inside, by zone. */
  inside: Record<string, number>;
  config?: GateConfig;
};

/** What a device hears when it asks: `ended` when it is no longer one of ours, `refused` when the request is no good. */
export type Heard<T> =
  | { kind: 'answered'; value: T }
  | { kind: 'unreachable' }
  | { kind: 'ended'; code: string }
  | { kind: 'refused'; code: string };

export const MOST_RECORDS = 100;
export const DEVICE_REVOKED = 'DEVICE_REVOKED';
