'use server';

import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { runAction } from '@/app/_server/action';
import { gateCookie } from '@/app/_server/cookies';
import { answerOf } from '@/app/_server/sentences';
import { clock } from '@/lib/core/clock';
import { ok, refuse } from '@/lib/core/result';
import { scanFound, scanTicket } from '@/lib/gate/commands';
import { findInput, foundInput, scanInput } from '@/lib/gate/input';
import { askForPeople, type FoundAtGate, gateDesk, type ScanAnswer } from '@/lib/gate/queries';
import { toLocale } from '@/messages/locales';
import { type Place, writePlace } from './place';
import { codeIn } from './typed';

const placeInput = z.object({ gate: z.string().max(20), direction: z.enum(['entry', 'exit']) });

/** Remembers on this device where it stands. */
export async function chooseGate(form: FormData): Promise<void> {
  await keepPlace(Object.fromEntries(form));
  redirect('/gate');
}

/** The same for the switch on the screen, which has turned already. */
export async function rememberPlace(place: Place): Promise<void> {
  await keepPlace(place);
}

async function keepPlace(raw: unknown): Promise<void> {
  const chosen = await runAction(placeInput, raw, async (scope, place) => {
    const desk = await gateDesk(scope);
    if (!desk.ok) return desk;
    return desk.value.gates.some(({ key }) => key === place.gate) ? ok(place) : refuse('UNKNOWN_GATE');
  });
  if (chosen.ok) await gateCookie.keep(writePlace(chosen.value));
}

/** What the screen shows after a form was posted without script. */
export type Posted = {
  answer?: ScanAnswer;
  found?: FoundAtGate[];
  problem?: string;
  typed?: string;
};

/** The whole screen for a device without script: one form, one answer, a new page each time. */
export async function readPosted(_: Posted, form: FormData): Promise<Posted> {
  const typed = String(form.get('typed') ?? '').trim();
  const direction = String(form.get('direction') ?? 'entry');
  const reading = {
    id: form.get('id'),
    gate: form.get('gate'),
    direction,
    scannedAt: clock.now().toISOString(),
  };
  const registrationId = form.get('registrationId');
  const code = codeIn(typed);
  const locale = toLocale(await getLocale());
  if (registrationId === null && code === undefined) {
    const found = await runAction(findInput, { typed }, askForPeople);
    if (found.ok) return { found: found.value, typed };
    return { problem: (await answerOf(found.refusal, locale)).problem, typed };
  }
  const scanned =
    registrationId === null
      ? await runAction(scanInput, { ...reading, code }, scanTicket)
      : await runAction(foundInput, { ...reading, registrationId }, scanFound);
  if (scanned.ok) return { answer: scanned.value };
  return { problem: (await answerOf(scanned.refusal, locale)).problem, typed };
}
