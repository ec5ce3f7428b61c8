'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { inLanguage, instantAt } from '@/lib/edition/rules';
import { changedSessionInput, newSessionInput, sessionRef } from '@/lib/site/input';
import { addSession, changeSession, removeSession } from '@/lib/site/programme';
import type { ProgrammeSession } from '@/lib/site/rules';
import { deskEdition } from '../../_desk/door';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { readSeen } from '../sections';
import { typedTexts } from '../typed-texts';
import { pageAddress } from './addresses';

type Typed = ReturnType<typeof typedOf>;
const DRAFTED = `${pageAddress('programme')}?done=drafted`;

export async function addOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const result = await runAction(newSessionInput, sessionIn(typed), (scope, asked) =>
    addSession(scope, edition.id, asked),
  );
  if (result.ok) redirect(DRAFTED);
  return told(result, typed);
}

export async function changeOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const input = { ...sessionIn(typed), id: typed.id, seen: readSeen(typed.seen) };
  const result = await runAction(changedSessionInput, input, (scope, asked) =>
    changeSession(scope, edition.id, asked),
  );
  if (result.ok) redirect(DRAFTED);
  return quarrel(result, typed);
}

export async function removeOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const input = { id: typed.id, seen: readSeen(typed.seen) };
  const result = await runAction(sessionRef, input, (scope, asked) =>
    removeSession(scope, edition.id, asked),
  );
  if (result.ok) redirect(DRAFTED);
  return quarrel(result, typed);
}

/** What a colleague has made of the session meanwhile; what was typed stays. */
async function quarrel(result: Parameters<typeof told>[0], typed: Typed): Promise<DeskState> {
  refresh();
  const answer = await told(result, typed);
  if (result.refusal.code !== 'SETTINGS_CHANGED') return answer;
  const [words, { clock, locale }] = await Promise.all([
    getTranslations('admin.settings.site.session'),
    deskEdition(),
  ]);
  const now = result.refusal.details?.now as ProgrammeSession;
  const name = inLanguage(now.title as { en: string }, locale);
  return { ...answer, message: words('stale', { name, moment: clock.moment(new Date(now.startsAt)) }) };
}

/** Hours are meant on the clock that was shown beside them. */
const sessionIn = (typed: Typed) => ({
  startsAt: instantIn(typed, 'startsAt'),
  endsAt: instantIn(typed, 'endsAt'),
  track: typed.track ?? '',
  title: typedTexts(typed, 'title'),
  place: typedTexts(typed, 'place'),
});

const instantIn = (typed: Typed, name: string) =>
  instantAt(String(typed[name] ?? ''), String(typed.timeZone ?? ''))?.toISOString() ?? typed[name];
