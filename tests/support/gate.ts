import { type BrowserContext, expect, type Page } from '@playwright/test';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import type { House } from './house';
import { application, organiser } from './people';

export const VERDICT = '[data-verdict]';

/** Somebody approved, with the code of the ticket. */
export async function ticketHolder(house: House, own: Record<string, unknown> = {}) {
  const { id, reference } = await house.submit(application(own));
  expectOk(await decide(house.scope(organiser), reference, { decision: 'approve' }));
  const ticket = await ticketOf(house.scope(), id);
  if (!ticket) throw new Error('approved without a ticket');
  const cancel = async () =>
    expectOk(await decide(house.scope(organiser), reference, { decision: 'cancel' }));
  return { registrationId: id, reference, code: ticket.code, cancel };
}

type SignIn = (context: BrowserContext, email: string, role?: 'gate') => Promise<void>;

/** A member of gate staff in front of the scanner. */
export async function gateAt(page: Page, context: BrowserContext, signIn: SignIn, gate: string) {
  await signIn(context, `gate-${newId()}@forum.example.org`, 'gate');
  await page.goto('/gate');
  await page.getByRole('button', { name: new RegExp(gate) }).click();
  await page.locator('[name=typed]').waitFor();
}

/** A keyboard scanner: all digits in a burst, then Enter. */
export async function readByScanner(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code, { delay: 2 });
  await page.keyboard.press('Enter');
}

/** The page with everything it needs lies on the device. */
export async function isKept(page: Page): Promise<void> {
  await expect(page.locator('[data-people]')).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const files = await (await caches.open('files')).keys();
        return (await caches.has('gate')) && files.some(({ url }) => url.includes('.wasm'));
      }),
    )
    .toBe(true);
}
