import { newId } from '@/lib/core/id';
import { gateAt, readByScanner, ticketHolder, VERDICT } from '../support/gate';
import { expect, expectAccessible, test } from '../support/site';

const WORDS = {
  en: { admit: 'Admit', desk: 'Desk', already: /already in, \d\d:\d\d, gate N2/ },
  ru: {
    admit: 'Входите',
    desk: 'Стойка',
    already: /уже внутри, \d\d:\d\d, проход N2/,
  },
} as const;

for (const locale of ['en', 'ru'] as const) {
  test(`a code is read once as welcome and then as already in, ${locale}`, async ({
    page,
    context,
    signIn,
    house,
    complaints,
  }) => {
    const words = WORDS[locale];
    const { code } = await ticketHolder(house, { nameNative: 'Ли На', territory: 'Harbin' });
    await signIn(context, `gate-${newId()}@forum.example.org`, 'gate');
    await page.goto(`/gate?locale=${locale}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: /N2/ }).click();
    await expect(page.locator('[name=typed]')).toBeFocused();
    await expectAccessible(page);

    await readByScanner(page, code);
    await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
    await expect(page.getByRole('heading', { name: words.admit })).toBeVisible();
    await expect(page.getByText('Na Li').first()).toBeVisible();
    await expect(page.getByText('Ли На')).toBeVisible();
    // Green goes by itself, and the next person may come.
    await expect(page.locator(VERDICT)).toBeHidden();
    await expect(page.locator('[name=typed]')).toBeFocused();

    await readByScanner(page, code);
    await expect(page.getByRole('heading', { name: words.desk })).toBeVisible();
    await expect(page.getByText(words.already)).toBeVisible();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
}

test('the desk verdict stays until it is seen, and the next reading is taken while it shows', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { code } = await ticketHolder(house);
  await gateAt(page, context, signIn, 'N1');
  await readByScanner(page, '11112222333344445555');
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'help_desk');
  await page.clock.install();
  await page.clock.runFor(60_000);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'help_desk');
  await page.keyboard.press('Escape');
  await expect(page.locator(VERDICT)).toBeHidden();
  await readByScanner(page, '11112222333344445555');
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'help_desk');
  await readByScanner(page, code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
});

test('a revoked code is stopped, and the colour, the word and the size can be seen from two metres', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { code, cancel } = await ticketHolder(house);
  await cancel();
  await gateAt(page, context, signIn, 'N1');
  await readByScanner(page, code);
  const word = page.getByRole('heading', { name: 'Stop' });
  await expect(word).toBeVisible();
  await expectAccessible(page);
  for (const size of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size);
    const pixels = await word.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(pixels).toBeGreaterThanOrEqual(72);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    for (const control of await page
      .locator('button:not([aria-hidden]):visible, a:visible, input[name=typed]')
      .all()) {
      const box = await control.boundingBox();
      expect(box?.height, await control.innerText()).toBeGreaterThanOrEqual(56);
    }
  }
});

test('a scanner is heard wherever the focus is, and a half-typed name does not spoil the code', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const [one, other] = [await ticketHolder(house), await ticketHolder(house)];
  await gateAt(page, context, signIn, 'N1');
  await page.getByRole('button', { name: /Sound/ }).focus();
  await readByScanner(page, one.code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  await expect(page.locator(VERDICT)).toBeHidden();
  await page.keyboard.type('Iva', { delay: 60 });
  await readByScanner(page, other.code);
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
  expect(await page.locator('[name=typed]').inputValue()).toBe('');
});

test('who has left may come in again: exit and entry take turns', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { code } = await ticketHolder(house);
  await gateAt(page, context, signIn, 'N1');
  const turn = (to: string) => page.getByText(to, { exact: true }).first().click();
  await readByScanner(page, code);
  await expect(page.getByRole('heading', { name: 'Admit' })).toBeVisible();
  await expect(page.locator(VERDICT)).toBeHidden();
  await turn('Exit');
  await readByScanner(page, code);
  await expect(page.getByRole('heading', { name: 'Exit' })).toBeVisible();
  await expect(page.locator(VERDICT)).toBeHidden();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Exit' })).toBeChecked();
  await turn('Entry');
  await readByScanner(page, code);
  await expect(page.getByText(/welcome back/)).toBeVisible();
});

test('the gate is for gate staff and organisers; others are shown the way', async ({
  browser,
  baseURL,
  signIn,
}) => {
  const visit = async (role?: 'organiser' | 'reviewer' | 'gate' | 'delegate') => {
    const context = await browser.newContext({ baseURL });
    if (role) {
      await signIn(context, `${role}-${newId()}@example.org`, role === 'delegate' ? undefined : role);
    }
    const page = await context.newPage();
    const response = await page.goto('/gate');
    const seen = { status: response?.status(), path: new URL(page.url()).pathname };
    await context.close();
    return seen;
  };
  expect(await visit()).toEqual({ status: 200, path: '/sign-in' });
  expect(await visit('delegate')).toEqual({ status: 403, path: '/gate' });
  expect(await visit('reviewer')).toEqual({ status: 403, path: '/gate' });
  expect(await visit('gate')).toEqual({ status: 200, path: '/gate' });
  expect(await visit('organiser')).toEqual({ status: 200, path: '/gate' });
});
