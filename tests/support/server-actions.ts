import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { APIRequestContext } from '@playwright/test';

/** A function that forms and buttons of our pages call on the server, as the build has published it. */
export type ServerAction = { id: string; name: string; page: string };

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
};

/** Every server action of the build; its name is `folder/file#function`. */
export function serverActions(): ServerAction[] {
  const manifest: Manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  return Object.entries(manifest.node)
    .map(([id, { filename, exportedName, workers }]) => ({
      id,
      name: `${folderOf(filename)}/${basename(filename, '.ts')}#${exportedName}`,
      page: pageOf(Object.keys(workers)[0] ?? ''),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

const folderOf = (file: string): string => dirname(file).replace(/^app\//, '');

/** `app/[locale]/(public)/confirm/page` → `/en/confirm`. An action asks no parameter of the page that it stands on. */
const pageOf = (worker: string): string =>
  worker
    .replace(/^app/, '')
    .replace(/\/page$/, '')
    .replace('/[locale]', '/en')
    .replace(/\/\([^)]*\)/g, '')
    .replace(/\[[^\]]*\]/g, 'x') || '/';

export type Fields = Record<string, string | readonly string[]>;
export type Answered = { status: number; text: string; headers: Record<string, string>; ms: number };

type Sending = { request: APIRequestContext; origin: string; cookie?: string };

/** Calls a server action as React does: what is bound to it, what its form showed before, and the form. */
export async function callAction(
  { request, origin, cookie }: Sending,
  { id, page }: ServerAction,
  fields: Fields,
  bound: readonly unknown[] = [],
): Promise<Answered> {
  const body = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(`_1_${name}`, value);
  // React's own spelling of `[...bound, {}, <the form>]`.
  body.append('0', JSON.stringify([...bound, {}, '$K1']));
  const start = performance.now();
  const answer = await request.post(page, {
    headers: { 'next-action': id, accept: 'text/x-component', origin, ...(cookie && { cookie }) },
    multipart: body,
    maxRedirects: 0,
  });
  const text = await answer.text();
  return { status: answer.status(), text, headers: answer.headers(), ms: performance.now() - start };
}

/** Whether what came back is a refusal in sentences: React sends what the action returned as the row of number 1. */
export const isRefusal = ({ text }: Answered): boolean => /^1:\{"(message|problem)":/m.test(text);
