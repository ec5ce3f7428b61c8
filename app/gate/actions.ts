'use server';

import { headers } from 'next/headers';
import { RedirectType, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { deviceCookie, gateCookie } from '@/app/_server/cookies';
import { gateScope } from '@/app/_server/gate-scope';
import { addressOf } from '@/app/_server/network';
import { publicScope } from '@/app/_server/scope';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { clock } from '@/lib/core/clock';
import { connection } from '@/lib/core/connection';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { enrol, enrolOwn, moveOwn } from '@/lib/device/commands';
import { enrolInput } from '@/lib/device/input';
import { scanFound, scanTicket } from '@/lib/gate/commands';
import { findInput, foundInput, scanInput } from '@/lib/gate/input';
import { askForPeople, type FoundAtGate, gateDesk, type ScanAnswer } from '@/lib/gate/queries';
import { spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { toLocale } from '@/messages/locales';
import { type Place, writePlace } from './place';
import { codeIn } from './typed';

const placeInput = z.object({ gate: z.string().max(20), direction: z.enum(['entry', 'exit']) });

/** Makes the device in somebody's hands a gate's, or moves it to another gate. */
export async function chooseGate(form: FormData): Promise<void> {
  await keepPlace(typedOf(form));
  redirect('/gate');
}

/** The same for the switch on the screen, which has turned already. */
export async function rememberPlace(place: Place): Promise<void> {
  await keepPlace(place);
}

async function keepPlace(raw: unknown): Promise<void> {
  const stood = await runAction(placeInput, raw, standAt, gateScope);
  if (!stood.ok) return;
  await gateCookie.keep(writePlace(stood.value.place));
  if (stood.value.token) await deviceCookie.keep(stood.value.token);
}

async function standAt(
  scope: Scope,
  place: Place,
): Promise<Result<{ place: Place; token?: string }, 'NOT_ALLOWED' | 'UNKNOWN_GATE'>> {
  const { actor } = scope;
  const desk = await gateDesk(scope);
  if (!desk.ok) return desk;
  if (!desk.value.gates.some(({ key }) => key === place.gate)) return refuse('UNKNOWN_GATE');
  if (actor.kind !== 'device') {
    const enrolled = await enrolOwn(scope, place);
    return enrolled.ok ? ok({ place, token: enrolled.value.token }) : enrolled;
  }
  const moved = actor.gate === place.gate ? ok(undefined) : await moveOwn(scope, place);
  return moved.ok ? ok({ place }) : moved;
}

/** Makes the device that shows an organiser's one-time code one of ours. */
export async function enrolDevice(_: Answer, form: FormData): Promise<Answer> {
  const address = addressOf(await headers());
  const enrolled = await runAction(
    enrolInput,
    { code: typedOf(form).code },
    async (scope, input) => {
      const spent = await spendFrom(connection().db, LIMITS.enrolmentByNetwork, address);
      return spent.ok ? enrol(scope, input) : spent;
    },
    publicScope,
  );
  if (!enrolled.ok) return answerOf(enrolled.refusal, toLocale(await getLocale()));
  await deviceCookie.keep(enrolled.value.token);
  // In the place of the code that is used up: the way back must not lead there.
  redirect('/gate', RedirectType.replace);
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
  const { id, gate, registrationId, ...given } = typedOf(form);
  const typed = String(given.typed ?? '').trim();
  const direction = String(given.direction ?? 'entry');
  const reading = { id, gate, direction, scannedAt: clock.now().toISOString() };
  const code = codeIn(typed);
  const locale = toLocale(await getLocale());
  if (registrationId === undefined && code === undefined) {
    const found = await runAction(findInput, { typed }, askForPeople, gateScope);
    if (found.ok) return { found: found.value, typed };
    return { problem: (await answerOf(found.refusal, locale)).problem, typed };
  }
  const scanned =
    registrationId === undefined
      ? await runAction(scanInput, { ...reading, code }, scanTicket, gateScope)
      : await runAction(foundInput, { ...reading, registrationId }, scanFound, gateScope);
  if (scanned.ok) return { answer: scanned.value };
  return { problem: (await answerOf(scanned.refusal, locale)).problem, typed };
}
