import { expect, test } from '@playwright/test';
import { readCountries, writtenCountries } from '@/app/admin/settings/site/visa-lines';
import { blocksOf, unsafeAddresses } from '@/lib/core/prose';
import type { Edition } from '@/lib/edition/rules';
import { FIRST_EDITION } from '@/lib/installation/first-edition';
import { SITE_PAGES } from '@/lib/site/rules';
import { startingContent } from '@/lib/site/starting';
import { FIRST_VISA_TABLE } from '@/lib/site/visa-table';
import { LOCALES } from '@/messages/locales';

const edition = { ...FIRST_EDITION, id: 'one' } as unknown as Edition;

for (const page of SITE_PAGES) {
  test(`before anything is published, ${page} says something in every language, with parts and safe links`, () => {
    const { text } = startingContent(page, edition, 6);
    for (const locale of LOCALES) {
      const words = text[locale] ?? '';
      // A key without a sentence would stand there by its name.
      expect(words).not.toMatch(/\bsite\.|[{}]/);
      const kinds = blocksOf(words).map(({ kind }) => kind);
      expect(kinds[0], locale).toBe('paragraph');
      expect(kinds).toContain('heading');
      expect(unsafeAddresses(words)).toEqual([]);
    }
  });
}

test('what is not known is not invented: the venue, the hotels, the hours and the telephone are to be announced', () => {
  for (const page of ['venue', 'press', 'contacts', 'faq'] as const)
    expect(startingContent(page, edition, 6).text.en).toContain('to be announced');
});

for (const locale of LOCALES) {
  test(`the lists of visas are read back from the lines that are shown, ${locale}`, () => {
    const { lines, unknown } = readCountries(writtenCountries(FIRST_VISA_TABLE.free, locale));
    expect(unknown).toBeUndefined();
    const sorted = (list: typeof lines) =>
      list.toSorted((one, other) => one.country.localeCompare(other.country));
    expect(sorted(lines)).toEqual(sorted(FIRST_VISA_TABLE.free));
    const all = FIRST_VISA_TABLE.electronic.map((country) => ({ country, days: null }));
    expect(readCountries(writtenCountries(all, locale)).lines).toHaveLength(all.length);
  });
}
