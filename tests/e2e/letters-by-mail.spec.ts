import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LETTER_HEADERS } from '@/app/_server/letter-headers';
import { WORDED_KINDS } from '@/lib/mail/blanks';
import { writeLetter } from '@/lib/mail/letter';
import { samplesIn } from '@/lib/mail/samples';
import { direction, LOCALES, type Locale } from '@/messages/locales';

// As in the frame of the desk, but for the sandbox, in which a test could look at nothing.
const HEADERS = {
  ...LETTER_HEADERS,
  'content-security-policy': LETTER_HEADERS['content-security-policy'].replace('; sandbox', ''),
};
const PAGE = 'https://letters.example/letter.html';
const NAMES: Record<Locale, string> = {
  en: 'BRICS International Municipal Forum',
  ru: 'Международный муниципальный форум БРИКС',
  zh: '金砖国家国际城市论坛',
  pt: 'Fórum Municipal Internacional do BRICS',
  ar: 'المنتدى البلدي الدولي لمجموعة بريكس',
};

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

for (const locale of LOCALES) {
  test(`every letter opens in a browser as its reader sees it: nothing from outside, readable, on a phone, ${locale}`, async ({
    page,
  }) => {
    test.slow();
    let html = '';
    const asked: string[] = [];
    await page.route('**', (route) => {
      if (route.request().url() === PAGE) return route.fulfill({ body: html, headers: HEADERS });
      asked.push(route.request().url());
      return route.abort();
    });
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    const samples = samplesIn({
      locale,
      timeZone: 'Europe/Moscow',
      publicUrl: 'https://forum.example.org',
      now: new Date('2027-03-02T09:00:00Z'),
    });
    const edition = { name: NAMES[locale], contactEmail: 'forum@example.org' };
    for (const kind of WORDED_KINDS) {
      html = writeLetter(kind, samples[kind] as never, edition, locale).html;
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(PAGE);
      const seen = await page.evaluate(() => {
        const first = document.querySelector('p[dir="auto"]');
        return {
          overflow: document.documentElement.scrollWidth - window.innerWidth,
          direction: first && getComputedStyle(first).direction,
          // Mail programs throw the outermost elements away.
          inner: document.querySelector('[role="article"]')?.getAttribute('dir'),
        };
      });
      expect(seen, kind).toEqual({ overflow: 0, direction: direction(locale), inner: direction(locale) });
      expect(await violations(page), kind).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`${kind}.png`), fullPage: true });
    }
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
  });
}
