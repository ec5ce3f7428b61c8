'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { type SettingKey, settingsInput } from '@/lib/edition/input';
import { foretellSettings } from '@/lib/waitlist/effects';
import { changeSettings } from '@/lib/waitlist/settings';
import { deskEdition } from '../_desk/door';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { SETTINGS } from './addresses';
import { effectLines } from './effects';
import { faultsOf, settled } from './refused';
import { changesIn, isSection, readSeen } from './sections';

/**
 * Saves a part of the settings, or tells what it would do. What touches people is saved only by who has just read what it
 * does to them: a first press shows it, a second one saves.
 */
export async function saveSection(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const section = String(typed.section);
  const [{ edition }, words] = await Promise.all([deskEdition(), getTranslations('admin.settings')]);
  if (!isSection(section)) return { message: (await getTranslations('refusals'))('NOT_FOUND') };
  const seen = readSeen(typed.seen);
  // What was typed is meant on the clock that was shown beside it.
  const changes = changesIn(section, typed, String(seen.timeZone ?? edition.timeZone));
  if (Object.keys(changes).length === 0) return { message: words('unchanged'), typed };
  // Forged, it is nothing that anybody has seen.
  const { data: known } = settingsInput.safeParse(seen);
  if (!known) return { message: (await getTranslations('refusals'))('INVALID_INPUT'), typed };
  const refusedAs = async (result: Parameters<typeof told>[0]): Promise<DeskState> => {
    refresh();
    const answer = await told(result, settled(result, typed));
    return { ...answer, ...(await faultsOf(result, answer, section)) };
  };
  const foretold = await runAction(settingsInput, changes, (scope, asked) =>
    foretellSettings(scope, edition.id, asked, known),
  );
  if (!foretold.ok) return refusedAs(foretold);
  const lines = await effectLines(Object.keys(changes) as SettingKey[], foretold.value);
  const mark = JSON.stringify([changes, lines]);
  if (typed.step === 'check')
    return { foretold: { lines: lines.length > 0 ? lines : [words('effects.nothing')], mark }, typed };
  if (lines.length > 0 && typed.looked !== mark)
    return { message: words('effects.look'), foretold: { lines, mark }, typed };
  const result = await runAction(settingsInput, changes, (scope, asked) =>
    changeSettings(scope, edition.id, asked, { seen: known }),
  );
  if (!result.ok) return refusedAs(result);
  redirect(`${SETTINGS}?saved#${section}`);
}

/** From when seats are held, after its preview; to ask twice for the same changes nothing. */
export async function saveHeldFrom(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const result = await runAction(
    z.object({ seatsHeldFrom: z.enum(['submission', 'approval']) }),
    { seatsHeldFrom: typed.seatsHeldFrom },
    (scope, input) => changeSettings(scope, edition.id, input),
  );
  if (result.ok) redirect(`${SETTINGS}?saved`);
  return told(result, typed);
}
