import type { Page } from '@playwright/test';
import { expectOk } from '@/lib/core/result';
import { setCap } from '@/lib/pool/caps';
import type { Registration } from '@/lib/registration/intake';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';
import type { House } from './house';
import { application, organiser } from './people';
import { expect } from './site';

export const deskWords = (locale: Locale) => messagesOf(locale).admin;

let running = 0;
const fresh = () => `${Date.now().toString(36)}${++running}`;

/** Applications of one organisation that no other test has, submitted now. */
export async function applicants(house: House, count: number, own: Record<string, unknown> = {}) {
  const organisation = `City of Test ${fresh()}`;
  const references: string[] = [];
  for (let made = 0; made < count; made++) {
    const email = `desk-${fresh()}@people.example.org`;
    const input = application({ email, organisation, nameNative: '李娜', ...own });
    references.push((await house.submit(input, undefined, new Date())).reference);
  }
  return { organisation, references, first: references[0] ?? '' };
}

export const recordOf = (reference: string): string => `/admin/registrations/${reference}`;

/** The state as the record shows it, and as the database has it. */
export async function expectState(page: Page, house: House, reference: string, state: Registration['state']) {
  await expect.poll(async () => (await house.row(reference)).state).toBe(state);
  const locale = (await page.locator('html').getAttribute('lang')) as Locale;
  await expect(page.locator('main header').getByText(deskWords(locale).states[state])).toBeVisible();
}

/** The numbers in a text, in the reader's own writing. */
export const numberIn = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''));

/** A key means nothing before the page's script has run. */
export async function pressWhenHeard(page: Page, key: string): Promise<void> {
  await expect(page.locator('html[data-keys=on]')).toBeAttached();
  await page.keyboard.press(key);
}

/** Some who wait, because their category is full: everybody else's seats are left alone. */
export async function waitingPeople(house: House, count: number, own: Record<string, unknown> = {}) {
  expectOk(await setCap(house.scope(organiser, new Date()), { key: 'category:NGO', size: 0 }));
  const { references } = await applicants(house, count, { category: 'NGO', ...own });
  return references as [string, string, string];
}
