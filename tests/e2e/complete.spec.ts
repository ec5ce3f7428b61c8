import { decide } from '@/lib/review/commands';
import { kept } from '@/lib/vault/queries';
import { messagesOf } from '@/messages/load';
import { freshEmail } from '../support/form-filling';
import type { House } from '../support/house';
import { application, organiser } from '../support/people';
import { expect, expectAccessible, test } from '../support/site';

async function approved(house: House, own: Record<string, unknown>) {
  const input = application({ email: freshEmail(), ...own });
  const { reference, id } = await house.submit(input, undefined, new Date());
  await decide(house.scope(organiser, new Date()), reference, { decision: 'approve' });
  return { email: input.email, reference, id };
}

// From left to right, and from right to left; the sentences of all languages are compared by another test.
for (const locale of ['ru', 'ar'] as const) {
  test(`a badge is completed part by part on a phone, ${locale}`, async ({
    page,
    context,
    signIn,
    house,
    complaints,
  }, testInfo) => {
    test.setTimeout(180_000);
    const { complete, refusals } = messagesOf(locale);
    const { email, id } = await approved(house, { locale });
    const shot = (name: string) =>
      page.screenshot({ path: testInfo.outputPath(`${name}-${locale}.png`), fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(context, email);
    await page.goto(`/${locale}/me`);
    await shot('me-390');
    await page.getByRole('link', { name: complete.card.open }).click();
    await expect(page.locator('h1')).toHaveText(complete.overview.title);
    await expectAccessible(page);
    await shot('overview-390');

    const open = (part: keyof typeof complete.parts) =>
      page.getByRole('link', { name: `${complete.overview.fill}: ${complete.parts[part]}` }).click();
    const day = async (name: string, [date, month, year]: string[]) => {
      for (const [piece, text] of Object.entries({ day: date, month, year }))
        await page.locator(`[name="${name}.${piece}"]`).fill(text ?? '');
    };
    const save = () => page.getByRole('button', { name: complete.form.save }).click();
    const saved = async (part: keyof typeof complete.parts) =>
      expect(page.getByRole('status')).toContainText(complete.parts[part]);

    await open('document');
    await page.locator('[name=type]').selectOption('passport');
    await page.locator('[name=number]').fill('EA 12');
    await day('expiresOn', ['31', '2', '2031']);
    await day('birthDate', ['5', '6', '2021']);
    await save();
    // All that is wrong is told at once, at the top as well, and each line leads to its field.
    const summary = page.getByRole('alert').filter({ has: page.getByRole('link') });
    await expect(summary).toBeFocused();
    const lines = await summary.getByRole('link').allTextContents();
    const { number, expiresOn, birthDate } = complete.document;
    expect(lines).toEqual([
      `${number}: ${refusals.fields.number_malformed}`,
      `${expiresOn}: ${refusals.fields.invalid_day}`,
      `${birthDate}: ${refusals.fields.too_young}`,
    ]);
    await summary.getByRole('link', { name: number }).click();
    await expect(page.locator('[name=number]')).toBeFocused();
    await shot('document-faults-390');
    // What was typed is there still, the number too.
    await expect(page.locator('[name=number]')).toHaveValue('EA 12');
    await expect(page.locator('[name=type]')).toHaveValue('passport');
    await expect(page.locator('[name="expiresOn.day"]')).toHaveValue('31');
    await expectAccessible(page);
    await day('expiresOn', ['28', '2', '2051']);
    await page.locator('[name=number]').fill('EA 123 4321');
    await day('birthDate', ['5', '6', '1987']);
    await save();
    await saved('document');
    expect(await kept(house, id, 'document')).toMatchObject({ number: 'EA1234321', issuingCountry: 'CN' });
    // Again: of the number there is its end, and left empty it stays.
    await page.getByRole('link', { name: `${complete.overview.change}: ${complete.parts.document}` }).click();
    await expect(page.locator('main')).toContainText('•••• 4321');
    await expect(page.locator('[name=number]')).toHaveValue('');
    await day('expiresOn', ['1', '3', '2051']);
    await save();
    await saved('document');
    expect(await kept(house, id, 'document')).toMatchObject({ number: 'EA1234321', expiresOn: '2051-03-01' });

    await open('visa');
    await expect(page.locator('[name=birthPlace]')).toBeHidden();
    await page.locator('[name=need][value=invitation]').check();
    await expect(page.locator('[name=birthPlace]')).toBeVisible();
    await save();
    await expect(summary.getByRole('link')).toHaveCount(8);
    await summary.getByRole('link', { name: complete.visa.entryOn }).click();
    await expect(page.locator('[id="visa-entryOn"]')).toBeFocused();
    await expect(page.locator('[name=need][value=invitation]')).toBeChecked();
    await expectAccessible(page);
    await shot('visa-390');
    await page.locator('[name=need][value=evisa]').check();
    await save();
    await saved('visa');

    await open('travel');
    await day('arrival.on', ['26', '8', '2027']);
    await page.locator('[name="arrival.by"]').selectOption('flight');
    await page.locator('[name="arrival.at"]').fill('25:30');
    await save();
    await expect(summary.getByRole('link')).toHaveText([
      `${complete.travel.arrival}, ${complete.travel.at}: ${refusals.fields.time_of_day}`,
    ]);
    await expectAccessible(page);
    await shot('travel-390');
    await page.locator('[name="arrival.at"]').fill('10:30');
    await save();
    await saved('travel');

    await open('needs');
    await expectAccessible(page);
    await save();
    await saved('needs');

    await open('names');
    await page.locator('[name=first]').fill('A name that is longer than a line of the badge');
    await page.getByRole('button', { name: complete.names.preview }).click();
    await expect(page.locator('main')).toContainText(refusals.fields.line_too_long);
    await page.locator('[name=first]').fill('Na');
    await page.locator('[name=second]').fill('Li');
    await page.getByRole('button', { name: complete.names.preview }).click();
    await expect(page.getByAltText(complete.names.previewAlt)).toHaveAttribute('src', /^data:image/);
    await expectAccessible(page);
    await shot('names-390');
    await save();
    await saved('names');
    await expect(page.locator('main')).toContainText(/6\D+6/);
    for (const [width, name] of [
      [390, 'done-390'],
      [1280, 'done-1280'],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await shot(name);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    await page.goto(`/${locale}/me/complete/visa`);
    await shot('visa-1280');
    await page.goto(`/${locale}/me/complete/names`);
    await shot('names-1280');
    expect(complaints).toEqual([]);
  });
}

test('another name on the badge is saved only by who knows that it stops the ticket', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { complete } = messagesOf('en');
  const { email, reference } = await approved(house, {});
  await signIn(context, email);
  await page.goto('/en/me/complete/names');
  await page.locator('[name=first]').fill('Lina');
  await page.getByRole('button', { name: complete.form.save }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await house.row(reference)).toMatchObject({ state: 'approved', badgeName: null });
  await page.getByRole('button', { name: complete.names.knows }).click();
  await expect(page).toHaveURL(/\/en\/me\/?\?saved/);
  expect(await house.row(reference)).toMatchObject({ state: 'submitted', badgeName: 'Lina' });
});
