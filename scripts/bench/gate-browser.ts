import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { eq, sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { enrol } from '@/lib/device/commands';
import { offerEnrolment } from '@/lib/device/offering';
import { CHROMIUM_FLAGS, findChromium } from '../chromium';
import { figure, type Measured } from './measured';
import { untilPainted, watchPaints } from './painted';

/** A cheap phone, beside the machine that this runs on. */
const SLOWED = 4;
const TIMES = 150;
const PEOPLE = 20_000;
const LETTERS = 3;
/** A scanner types so fast, and a person so. */
const SCANNER_MS = 4;
const TYPING_MS = 120;
/** What one measurement has begun is over before the next one. */
const REST_MS = 300;
const LOADED_MS = 120_000;

const organiser: Actor = {
  kind: 'person',
  userId: 'bench',
  email: 'bench@forum.example.org',
  roles: ['organiser'],
};

/** One device in a slowed browser: from the last key to what it comes to on the glass. */
export async function measureBrowser(
  { url, scope }: { url: string; scope: () => Scope },
  codes: string[],
): Promise<Measured> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const context = await browser.newContext({ baseURL: url, locale: 'en' });
    const names = await namesOf(scope());
    const page = await openGate(context, url, { ...scope(), actor: organiser });
    const people = Number(await page.locator('[data-people]').getAttribute('data-people'));
    await findsAll(page, names);
    const slowing = await context.newCDPSession(page);
    await slowing.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    const floor = await each(page, '[data-floor]', () => page.keyboard.press('F9'));
    const verdicts = await each(page, '[data-verdict]', async (at) => {
      await page.keyboard.type(codes[at] ?? '', { delay: SCANNER_MS });
      await page.keyboard.press('Enter');
    });
    const searches = await each(page, FOUND, (at) => search(page, names[at] ?? ''));
    return {
      part: 'browser',
      figures: [
        figure('people on the device', people, '', { atLeast: PEOPLE }),
        figure(`a key to the least change, p95, slowed ${SLOWED} times`, quantile(floor, 0.95), 'ms'),
        figure('code to verdict, p50', quantile(verdicts, 0.5), 'ms'),
        figure('code to verdict, p95', quantile(verdicts, 0.95), 'ms', { atMost: 100 }),
        figure('three letters to people, p50', quantile(searches, 0.5), 'ms'),
        figure('three letters to people, p95', quantile(searches, 0.95), 'ms', { atMost: 50 }),
      ],
      faults: [...missing('verdicts', verdicts), ...missing('searches', searches)],
    };
  } finally {
    await browser.close();
  }
}

const FOUND = '#content section ul';

/** A device that was offered at the desk, with everybody on it. */
async function openGate(context: BrowserContext, url: string, scope: Scope): Promise<Page> {
  const { link } = expectOk(await offerEnrolment(scope, { name: 'bench', gate: 'N1', role: 'gate' }));
  const { token } = expectOk(await enrol(scope, { code: link.split('#')[1] ?? '' }));
  await context.addCookies([{ name: 'device', value: token, url }]);
  const page = await context.newPage();
  await watchPaints(page);
  await page.goto('/gate');
  await page.locator('[data-people]').waitFor({ timeout: LOADED_MS });
  return page;
}

/** Names of people whom a gate may be asked about. */
async function namesOf(scope: Scope): Promise<string[]> {
  const rows = await scope.db
    .select({ name: registration.surnameLatin })
    .from(registration)
    .where(eq(registration.state, 'approved'))
    .orderBy(sql`md5(id::text)`)
    .limit(TIMES);
  return rows.map(({ name }) => name ?? '');
}

async function search(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.type(name.slice(0, LETTERS), { delay: TYPING_MS });
}

/** People are made ready to be found little by little: until everybody is. */
async function findsAll(page: Page, names: string[]): Promise<void> {
  for (const name of names) {
    await page.keyboard.press('Escape');
    await page.keyboard.type(name);
    await page.getByText(name).first().waitFor({ timeout: LOADED_MS });
  }
  await page.keyboard.press('Escape');
}

async function each(page: Page, selector: string, act: (at: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < TIMES; at += 1) {
    times.push(await untilPainted(page, selector, () => act(at)));
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
  return times;
}

function quantile(times: number[], share: number): number {
  const sorted = times.filter(Number.isFinite).sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const missing = (what: string, times: number[]): string[] => {
  const never = times.filter((time) => !Number.isFinite(time)).length;
  return never > 0 ? [`${never} ${what} were never painted`] : [];
};
