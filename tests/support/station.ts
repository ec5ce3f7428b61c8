import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { gate } from '@/db/schema';
import type { Device } from '@/lib/core/actor';
import { hashToken, newToken } from '@/lib/core/token';
import { forgetGround } from '@/lib/gate/ground';
import { HANDLERS } from '@/lib/worker/handlers';
import { enrolled, readCode } from './doors';
import { ticketHolder } from './gate';
import type { House } from './house';
import { NOW } from './people';

/** A printing station that stands at a gate. */
export async function stationAt(house: House, at = 'N1', own: Record<string, unknown> = {}) {
  const token = newToken();
  const { id, name } = await enrolled(house, {
    name: `Printer ${at}`,
    gate: at,
    role: 'station',
    tokenHash: hashToken(token),
    ...own,
  });
  const actor: Device = { kind: 'device', deviceId: id, gate: at, role: 'station' };
  return { id, name, token, actor };
}

/** A gate that prints for whoever is let in there. */
export const printsAt = async (house: House, station: string | null, key = 'N1') => {
  await house.db.update(gate).set({ printsAt: station }).where(eq(gate.key, key));
  forgetGround(house);
};

/** What the worker does next about badges that were ordered at gates. */
export async function workOff(house: House, now = NOW): Promise<number> {
  const tasks = await house.tasks('print.order');
  for (const { payload } of tasks)
    await HANDLERS['print.order'](
      house.scope(undefined, now),
      payload as { scanId: string; station: string },
    );
  return tasks.length;
}

/** Somebody who has come in at N1 and whose badge waits there. */
export async function awaited(house: House, own: Record<string, unknown> = {}) {
  const holder = await ticketHolder(house, own);
  await printsAt(house, 'N1');
  const read = await readCode(house, holder.code);
  await workOff(house);
  return { ...holder, ...read };
}

/** The browser of a printing station; what it would print is counted, for a browser of tests has no printer. */
export async function openStation(page: Page, baseURL: string | undefined, token: string): Promise<void> {
  await page.context().addCookies([{ name: 'device', value: token, url: baseURL ?? '', httpOnly: true }]);
  await page.addInitScript(() => {
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get: () => ({
        focus: () => undefined,
        print: () =>
          document.body.setAttribute('data-printed', String(Number(document.body.dataset.printed ?? 0) + 1)),
      }),
    });
  });
  await page.goto('/gate');
}

/** How often the page has sent something to its printer. */
export const printsOf = async (page: Page): Promise<number> =>
  Number(await page.locator('body').getAttribute('data-printed'));
