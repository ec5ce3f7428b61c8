import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { amend } from '@/lib/registration/amendment';
import { editInput } from '@/lib/registration/input';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import type { House } from './house';
import { application, delegate, gateStaff, NOW, reviewer } from './people';

export const EMAIL = 'ana@example.org';
export const ana = delegate(EMAIL);
export const KNOWS = { knowsItStops: true };
export const approve = async (house: House, reference: string) =>
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));

export async function approved(house: House, own: Record<string, unknown> = {}) {
  const submitted = await house.submit(application({ email: EMAIL, ...own }));
  await approve(house, submitted.reference);
  return { ...submitted, code: (await ticketOf(house, submitted.id))?.code ?? '' };
}

export const change = (house: House, reference: string, raw: Record<string, unknown>, knows = KNOWS) =>
  amend(house.scope(ana), reference, editInput.parse(raw), knows);

export async function atGate(house: House, code: string) {
  const reading = { id: newId(), code, gate: 'N2', direction: 'entry' as const, scannedAt: NOW };
  const { verdict, reason } = expectOk(await scanTicket(house.scope(gateStaff), reading));
  return { verdict, reason };
}
