'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { changeVisaTable, discardDraft, publishPage, takeUpVersion, writePage } from '@/lib/site/commands';
import {
  type PageText,
  pageRef,
  pageTextInput,
  publicationInput,
  versionRef,
  visaTableInput,
} from '@/lib/site/input';
import type { SitePage } from '@/lib/site/rules';
import { deskEdition } from '../../_desk/door';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { readSeen } from '../sections';
import { nowThere, typedTexts } from '../typed-texts';
import { pageAddress } from './addresses';
import { readCountries } from './visa-lines';

const done = (page: unknown, what: string): never =>
  redirect(`${pageAddress(page as SitePage)}?done=${what}`);

/** Keeps the words of a page as its draft, in all languages. */
export async function saveText(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const input = { page: typed.page, text: typedTexts(typed, 'text'), seen: readSeen(typed.seen) };
  const result = await runAction(pageTextInput, input, (scope, asked) => writePage(scope, edition.id, asked));
  if (result.ok) return done(typed.page, 'drafted');
  refresh();
  const answer = await told(result, typed);
  if (result.refusal.code !== 'SETTINGS_CHANGED') return answer;
  const words = await getTranslations('admin.settings.site');
  const now = result.refusal.details?.now as PageText;
  return { ...answer, message: words('stale'), shown: await nowThere(now, input.seen as PageText) };
}

export async function saveVisaTable(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const words = await getTranslations('admin.settings.site.visa');
  const lists = {
    free: readCountries(String(typed.free ?? '')),
    electronic: readCountries(String(typed.electronic ?? '')),
  };
  for (const [field, { unknown }] of Object.entries(lists))
    if (unknown) return { message: words('faulty'), faults: { [field]: words('unknown', unknown) }, typed };
  const table = {
    asOf: typed.asOf,
    free: lists.free.lines,
    electronic: lists.electronic.lines.map(({ country }) => country),
  };
  const result = await runAction(visaTableInput, { table, seen: readSeen(typed.seen) }, (scope, asked) =>
    changeVisaTable(scope, edition.id, asked),
  );
  if (result.ok) return done('visa', 'drafted');
  refresh();
  const answer = await told(result, typed);
  const faults = Object.fromEntries(
    Object.entries(answer.faults ?? {}).map(([path, said]) => [path.replace('table.', ''), said]),
  );
  return { ...answer, faults };
}

export async function publish(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const result = await runAction(publicationInput, typed, (scope, asked) =>
    publishPage(scope, edition.id, asked),
  );
  if (result.ok) return done(typed.page, 'published');
  refresh();
  return told(result, typed);
}

export async function discard(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const result = await runAction(pageRef, typed, (scope, { page }) => discardDraft(scope, edition.id, page));
  if (result.ok) return done(typed.page, 'discarded');
  refresh();
  return told(result, typed);
}

export async function takeUp(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const result = await runAction(versionRef, typed, (scope, asked) =>
    takeUpVersion(scope, edition.id, asked),
  );
  if (result.ok) return done(typed.page, 'takenUp');
  refresh();
  return told(result, typed);
}
