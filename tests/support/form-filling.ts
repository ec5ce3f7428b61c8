import type { Page } from '@playwright/test';
import { countryName } from '@/lib/core/country';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';

let running = 0;
export const freshEmail = (): string => `form-${process.pid}-${++running}@people.example.org`;

export const goOn = (page: Page, locale: Locale): Promise<void> =>
  page.getByRole('button', { name: messagesOf(locale).register.next }).click();
export const sendOff = (page: Page, locale: Locale): Promise<void> =>
  page.getByRole('button', { name: messagesOf(locale).register.send }).click();

/** Picks a country: in the browser's own list without script, in the searching one with it. */
export async function chooseCountry(page: Page, name: string, locale: Locale, hasScript: boolean) {
  if (!hasScript) {
    await page.locator(`select[name="${name}"]`).selectOption('CN');
    return;
  }
  const box = page.locator(`input[role=combobox][aria-labelledby~="${name}-label"]`);
  const china = countryName('CN', locale);
  await box.fill(china);
  await page.getByRole('option', { name: china, exact: true }).click();
}

export type Filling = { locale: Locale; email: string; hasScript?: boolean };

/** Fills in the first four steps and comes to the last. */
export async function fillSteps(page: Page, { locale, email, hasScript = true }: Filling): Promise<void> {
  await page.goto(`/${locale}/register/who`);
  await page.locator('input[name=category][value=BUS]').check();
  await chooseCountry(page, 'countryRepresented', locale, hasScript);
  await chooseCountry(page, 'citizenship', locale, hasScript);
  await goOn(page, locale);
  await page.waitForURL(`**/${locale}/register/name`);
  await page.locator('[name="nameLatin.surname"]').fill('Zhang');
  await page.locator('[name="nameLatin.given"]').fill('Qixiang');
  await goOn(page, locale);
  await page.waitForURL(`**/${locale}/register/contact`);
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=phone]').fill('+86 10 6552 9988');
  await page.locator('[name=organisation]').fill('Harbin Trams');
  await page.locator('[name=position]').fill('Engineer');
  await goOn(page, locale);
  await page.waitForURL(`**/${locale}/register/participation`);
  await page.locator('input[name=tracks][value=transport]').check();
  await goOn(page, locale);
  await page.waitForURL(`**/${locale}/register/consents`);
}

export async function consent(page: Page): Promise<void> {
  await page.locator('[name="consents.personalData"]').check();
  await page.locator('[name="consents.terms"]').check();
}

/** The whole form, up to the page with the reference. */
export async function apply(page: Page, filling: Filling): Promise<string> {
  await fillSteps(page, filling);
  await consent(page);
  await sendOff(page, filling.locale);
  await page.waitForURL(`**/${filling.locale}/register/done`);
  return referenceOn(page);
}

export const referenceOn = async (page: Page): Promise<string> =>
  /BMF-27-\d+/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
