import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { APIRequestContext, APIResponse } from '@playwright/test';

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

export type Sending = { request: APIRequestContext; origin: string; cookie?: string };

/** Calls a server action as React does: what is bound to it, what its form showed before, and the form. */
export const callAction = (
  sending: Sending,
  action: ServerAction,
  fields: Fields,
  bound: readonly unknown[] = [],
): Promise<Answered> => callWith(sending, action, [...bound, {}, FORM], fields);

/** React's own spelling of the form that lies beside the arguments. */
export const FORM = '$K1';

/** Calls a server action with these arguments, whether or not a page would. */
export function callWith(
  { request, origin, cookie }: Sending,
  { id, page }: ServerAction,
  given: readonly unknown[],
  fields: Fields = {},
): Promise<Answered> {
  const body = new FormData();
  for (const [name, value] of pairsOf(fields)) body.append(`_1_${name}`, value);
  body.append('0', JSON.stringify(given));
  return timed(() =>
    request.post(page, {
      headers: { 'next-action': id, accept: 'text/x-component', origin, ...(cookie && { cookie }) },
      multipart: body,
      maxRedirects: 0,
    }),
  );
}

/** Posts a form as a browser without script does. */
export const postForm = (
  { request, origin, cookie }: Sending,
  path: string,
  fields: Fields,
): Promise<Answered> =>
  timed(() =>
    request.post(path, {
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
      data: new URLSearchParams(pairsOf(fields)).toString(),
      maxRedirects: 0,
    }),
  );

const pairsOf = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );

async function timed(send: () => Promise<APIResponse>): Promise<Answered> {
  const start = performance.now();
  const answer = await send();
  const text = await answer.text();
  return { status: answer.status(), text, headers: answer.headers(), ms: performance.now() - start };
}

/** Whether what came back is a refusal in sentences: React sends what the action returned as the row of number 1. */
export const isRefusal = ({ text }: Answered): boolean => /^1:\{"(message|problem)":/m.test(text);
