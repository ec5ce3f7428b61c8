import { conflict, device, quarantine } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { hashToken, newToken } from '@/lib/core/token';
import { currentEdition } from '@/lib/edition/queries';
import { scanTicket } from '@/lib/gate/commands';
import type { GateInput, ZoneInput } from '@/lib/gate/input';
import { ticketHolder } from './gate';
import type { House } from './house';
import { gateStaff, NOW } from './people';

export const hall = (own: Partial<ZoneInput> = {}): ZoneInput => ({
  key: 'HALL',
  name: { en: 'Plenary hall', ru: 'Пленарный зал' },
  mostInside: null,
  mayReenter: true,
  closesAt: null,
  access: [],
  ...own,
});
export const onlyFor = (...categories: string[]): ZoneInput['access'][number] => ({
  categories,
  days: [],
  from: null,
  until: null,
  note: null,
});
export const hallDoor = (own: Partial<GateInput> = {}): GateInput => ({
  key: 'H1',
  name: { en: 'Hall door', ru: 'Дверь зала' },
  zone: 'HALL',
  peoplePerMinute: 10,
  isOpen: true,
  printsAt: null,
  ...own,
});

/** One reading of a code at a gate by staff. */
export const readCode = async (house: House, code: string, own: Record<string, unknown> = {}, at = NOW) => {
  const reading = { id: newId(), gate: 'N1', direction: 'entry' as const, scannedAt: at, code, ...own };
  return { id: reading.id, ...expectOk(await scanTicket(house.scope(gateStaff, at), reading)) };
};

/** A device that was enrolled, as its rows stand. */
export async function enrolled(house: House, own: Partial<typeof device.$inferInsert> = {}) {
  const { id: editionId } = await currentEdition(house);
  const row = {
    id: newId(),
    editionId,
    name: 'Tablet 1',
    gate: 'N1',
    role: 'gate' as const,
    tokenHash: hashToken(newToken()),
    sealedKey: Buffer.alloc(32),
    enrolledAt: NOW,
    enrolledBy: 'system:test',
    ...own,
  };
  await house.db.insert(device).values(row);
  return row;
}

/** What a device sent after it had been revoked: kept apart, with its conflict. */
export async function heldBack(
  house: House,
  deviceId: string,
  sent: { id: string } & Record<string, unknown>,
) {
  const { id: editionId } = await currentEdition(house);
  await house.db.insert(quarantine).values({ id: sent.id, deviceId, sent, receivedAt: NOW });
  const row = { id: newId(), editionId, kind: 'device_revoked' as const, scanId: sent.id, openedAt: NOW };
  await house.db.insert(conflict).values(row);
  return row;
}

/** One ticket, admitted at two gates that could not ask. */
export async function admittedTwice(house: House) {
  const { code, reference } = await ticketHolder(house);
  for (const [minutes, gate] of [
    [4, 'N1'],
    [2, 'S1'],
  ] as const) {
    const now = new Date(Date.now() - minutes * 60_000);
    const reading = { id: newId(), code, gate, direction: 'entry' as const, scannedAt: now };
    expectOk(
      await scanTicket(house.scope(gateStaff, now), { ...reading, offline: true, decided: 'welcome' }),
    );
  }
  return reference;
}
