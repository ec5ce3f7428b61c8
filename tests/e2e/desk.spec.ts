import { stats } from '@/lib/dashboard/queries';
import { LOCALES } from '@/messages/locales';
import { applicants, deskWords, expectState, numberIn, recordOf } from '../support/desk';
import { organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const PAGES = [
  '/admin/waiting-list',
  '/admin/countries',
  '/admin/mail',
  '/admin/staff',
  '/admin/audit',
  '/admin/settings',
  '/admin/registrations/decide',
  '/admin/registrations?q=nobody-is-called-so',
  '/admin/registrations/BMF-27-000000',
];

for (const locale of LOCALES) {
  const words = deskWords(locale);

  test(`a reviewer goes from the tile through the list to decisions, by keyboard, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { organisation, references } = await applicants(house, 3);
    const [first = '', second = '', third = ''] = references;
    await signIn(context, `journey-${locale}@forum.example.org`, 'reviewer');
    await page.goto(`/admin?locale=${locale}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.dashboard.title);
    await expectAccessible(page);

    const tile = page.getByRole('link', { name: words.dashboard.tile.undecided.label });
    const counted = numberIn(await tile.locator('.tabular').textContent());
    await tile.click();
    await expect(page).toHaveURL(/\/admin\/registrations\?status=submitted$/);
    expect(numberIn(await page.locator('main header p').textContent())).toBe(counted);

    await page.keyboard.press('Alt+s');
    await page.keyboard.type(organisation);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row')).toHaveCount(4);
    await expectAccessible(page);
    await page.getByRole('link', { name: first }).click();
    await expectAccessible(page);

    await page.keyboard.press('Alt+a');
    await expect(page.getByRole('status').getByText(words.record.taken.approve)).toBeVisible();
    await expectState(page, house, first, 'approved');
    await expect(page.getByRole('link', { name: words.record.taken.next }).first()).toBeVisible();
    await expectAccessible(page);

    await page.goto(recordOf(second));
    await page.keyboard.press('Alt+r');
    const reject = page.getByRole('group').filter({ hasText: words.decision.rejectNow });
    await reject.getByLabel(words.decision.note).fill('Приходите в следующем году');
    await reject.getByRole('button', { name: words.decision.rejectNow }).press('Enter');
    await expect(page.getByRole('alert').first()).toBeFocused();
    await expect(reject.getByLabel(words.decision.note)).toHaveValue('Приходите в следующем году');
    await expectAccessible(page);
    await reject.getByLabel(words.decision.reason).selectOption('not_eligible');
    await reject.getByRole('button', { name: words.decision.rejectNow }).press('Enter');
    await expectState(page, house, second, 'rejected');
    const history = page.getByRole('list', { name: words.record.history });
    await expect(history).toContainText(words.reasons.not_eligible);
    await expect(history).toContainText('Приходите в следующем году');
    await expect(history).toContainText(`journey-${locale}@forum.example.org`);

    await page.goto(recordOf(third));
    await page.keyboard.press('Alt+i');
    await page.getByLabel(words.fields.position, { exact: true }).check();
    await page.getByRole('button', { name: words.decision.send }).press('Enter');
    await expectState(page, house, third, 'needs_info');
    await expect(page.getByText(words.record.request.title)).toBeVisible();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  for (const path of PAGES) {
    test(`everybody can use ${path}, ${locale}`, async ({ page, context, signIn, complaints }) => {
      await signIn(context, `page-${PAGES.indexOf(path)}-${locale}@forum.example.org`, 'organiser');
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}locale=${locale}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      // The browser complains of a page that is not there, as it should.
      await expect.poll(() => complaints.length).toBe(path.endsWith('000000') ? 1 : 0);
      complaints.length = 0;
    });
  }

  test(`a letter is read from the record, as text and as its reader sees it, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { first } = await applicants(house, 1);
    await signIn(context, `letter-${locale}@forum.example.org`, 'organiser');
    await page.goto(`${recordOf(first)}?locale=${locale}`);
    const framed = page.waitForResponse('**/letter.html');
    await page.locator('#mails + ul a').first().click();
    await expect(page.getByRole('region', { name: words.mail.asText })).toContainText(first);
    expect((await framed).status()).toBe(200);
    await expect(page.getByTitle(words.mail.asLetter)).toBeVisible();
    // axe wants to run inside every frame, and no script runs in this one: that is its point.
    await page.locator('iframe').evaluate((frame) => frame.remove());
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
}

test('every number on the dashboard is the number of the list that it opens', async ({
  page,
  context,
  house,
  signIn,
  complaints,
}) => {
  await applicants(house, 2);
  await signIn(context, 'numbers@forum.example.org', 'organiser');
  const { tiles } = await stats(house.scope(organiser, new Date())).then((answer) => {
    if (!answer.ok) throw new Error('no numbers');
    return answer.value;
  });
  await page.goto('/admin');
  const links = page.getByRole('region', { name: deskWords('en').dashboard.tiles }).getByRole('link');
  const shown = await links.evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute('href') ?? '',
      number: link.querySelector('.tabular')?.textContent ?? '',
    })),
  );
  expect(shown.map(({ number }) => numberIn(number))).toEqual([
    tiles.applications,
    tiles.approved,
    tiles.international,
    tiles.countries,
    tiles.undecided,
    tiles.waiting,
    tiles.checkedIn,
  ]);
  for (const { href, number } of shown) {
    await page.goto(href);
    const lead = await page.locator('main header p').first().textContent();
    const first = /\d[\d,]*/.exec(lead ?? '')?.[0] ?? (/^One/.test(lead ?? '') ? '1' : '0');
    expect([href, numberIn(first)]).toEqual([href, numberIn(number)]);
  }
  expect(complaints).toEqual([]);
});
