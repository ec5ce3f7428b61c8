import { stats } from '@/lib/dashboard/stats';
import { DESK_LOCALES } from '@/messages/locales';
import { applicants, deskWords, expectState, numberIn, pressWhenHeard, recordOf } from '../support/desk';
import { organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

const PAGES = [
  '/admin/waiting-list',
  '/admin/countries',
  '/admin/mail',
  '/admin/staff',
  '/admin/sessions',
  '/admin/audit',
  '/admin/settings',
  '/admin/registrations/decide',
  '/admin/registrations?q=nobody-is-called-so',
  '/admin/registrations/BMF-27-000000',
];

for (const locale of DESK_LOCALES) {
  const words = deskWords(locale);

  test(`a reviewer goes from the tile through the list to an approval, by keyboard, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { organisation, first } = await applicants(house, 2);
    await signIn(context, `approving-${locale}@forum.example.org`, 'reviewer');
    await page.goto(`/admin?locale=${locale}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.dashboard.title);
    await expectAccessible(page);
    await page.getByRole('link', { name: words.dashboard.tile.undecided.label }).click();
    await expect(page).toHaveURL(/\/admin\/registrations\?status=submitted$/);

    await pressWhenHeard(page, 'Alt+s');
    await page.keyboard.type(organisation);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row')).toHaveCount(3);
    await expectAccessible(page);
    await page.getByRole('link', { name: first }).click();
    await expectAccessible(page);

    await pressWhenHeard(page, 'Alt+a');
    await expect(page.getByRole('status').getByText(words.record.taken.approve)).toBeVisible();
    // The next one is open by then.
    expect(await house.states([first])).toEqual(['approved']);
    await expect(page.locator('main header').getByText(first)).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

  test(`a rejection asks for its reason, keeps the words, and stands in the history, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { first } = await applicants(house, 1);
    await signIn(context, `rejecting-${locale}@forum.example.org`, 'reviewer');
    await page.goto(`${recordOf(first)}?locale=${locale}`);
    await pressWhenHeard(page, 'Alt+r');
    const reject = page.getByRole('group').filter({ hasText: words.decision.rejectNow });
    const submit = reject.getByRole('button', { name: words.decision.rejectNow });
    await reject.getByLabel(words.decision.note).fill('Приходите в следующем году');
    await submit.press('Enter');
    await expect(page.getByRole('alert').first()).toBeFocused();
    await expect(reject.getByLabel(words.decision.note)).toHaveValue('Приходите в следующем году');
    await expectAccessible(page);
    await reject.getByLabel(words.decision.reason).selectOption('not_eligible');
    await submit.press('Enter');
    await expectState(page, house, first, 'rejected');
    const history = page.getByRole('list', { name: words.record.history });
    await expect(history).toContainText(words.reasons.not_eligible);
    await expect(history).toContainText('Приходите в следующем году');
    await expect(history).toContainText(`rejecting-${locale}@forum.example.org`);
    expect(complaints).toEqual([]);
  });

  test(`a request for information names its fields and is open until it is answered, ${locale}`, async ({
    page,
    context,
    house,
    signIn,
    complaints,
  }) => {
    const { first } = await applicants(house, 1);
    await signIn(context, `asking-${locale}@forum.example.org`, 'reviewer');
    await page.goto(`${recordOf(first)}?locale=${locale}`);
    await pressWhenHeard(page, 'Alt+i');
    await page.getByLabel(words.fields.position, { exact: true }).check();
    await page.getByRole('button', { name: words.decision.send }).press('Enter');
    await expectState(page, house, first, 'needs_info');
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
      // The browser complains of a page that is not there, as it should, and of nothing else.
      const isMissing = path.endsWith('000000');
      expect(complaints.filter((complaint) => !(isMissing && complaint.includes('404')))).toEqual([]);
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
    // The runner's recorder tries a script in each frame; that this one refuses it is what is wanted.
    const isRefusal = (complaint: string) => complaint.startsWith('Blocked script execution');
    expect(complaints.filter((complaint) => !isRefusal(complaint))).toEqual([]);
    complaints.length = 0;
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
  expect(shown).toHaveLength(22);
  for (const { href, number } of shown) expect(Object.values(tiles), href).toContain(numberIn(number));
  for (const { href, number } of shown) {
    await page.goto(href);
    const lead = await page.locator('main header p:not(dialog p)').last().textContent();
    const first = /\d[\d,]*/.exec(lead ?? '')?.[0] ?? (/^One/.test(lead ?? '') ? '1' : '0');
    expect([href, numberIn(first)]).toEqual([href, numberIn(number)]);
  }
  expect(complaints).toEqual([]);
});
