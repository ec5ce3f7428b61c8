import { countryName } from '@/lib/core/country';
import { keyedHash } from '@/lib/core/crypto';
import type { Scope } from '@/lib/core/scope';
import type { Document, Visa } from '@/lib/vault/documents';
import { kept } from '@/lib/vault/queries';
import { calendarDay } from '@/messages/dates';
import type { PaperLanguage } from './rules';
import { type Page, type Row, translator } from './wording';

/** What a visa-support letter repeats of the vault. */
export type Papers = { document?: Document; birth?: { date: string }; visa?: Visa };
export type WholePapers = Required<Papers>;

export async function papersOf(scope: Pick<Scope, 'db'>, registrationId: string): Promise<Papers> {
  const [document, birth, visa] = await Promise.all([
    kept(scope, registrationId, 'document'),
    kept(scope, registrationId, 'birth'),
    kept(scope, registrationId, 'visa'),
  ]);
  return { document, birth, visa };
}

export const isWhole = (papers: Papers): papers is WholePapers =>
  Boolean(papers.document && papers.birth && papers.visa);

/** Tells whether papers are still those of a letter; nothing of them can be read from it. */
export const markOf = (letterId: string, papers: WholePapers): string => {
  const said = [papers.document, papers.birth, papers.visa].map((part) => Object.entries(part).sort());
  return keyedHash(JSON.stringify(said), `letter:${letterId}`);
};

/** What a consulate reads of the papers, in one of the languages of letters; addresses as the person wrote them. */
function paperRows(language: PaperLanguage, { document, birth, visa }: WholePapers): Row[] {
  const words = translator(language);
  const country = (code: string) => countryName(code, language);
  const day = (text: string) => calendarDay(text, language);
  return [
    ['birth', `${day(birth.date)}, ${visa.birthPlace}, ${country(visa.birthCountry)}`],
    document.sex && ['sex', words(`paper.sex.${document.sex}`)],
    ['document', `${words(`paper.document.${document.type}`)} ${document.number}`],
    ['issuedBy', country(document.issuingCountry)],
    document.expiresOn && ['expiresOn', day(document.expiresOn)],
    ['residence', visa.residenceAddress],
    ['employerAddress', visa.employerAddress],
    ['consulate', visa.consulateCity],
    ['journey', `${day(visa.entryOn)} – ${day(visa.exitOn)}`],
    ['cities', visa.cities],
  ]
    .filter((pair): pair is [PaperRow, string] => Boolean(pair))
    .map(([key, value]) => ({ label: words(`paper.row.${key}`), value }));
}

/** The same pages with what they repeat of the vault: it is put in when they are drawn, and kept nowhere with them. */
export const withPapers = (pages: readonly Page[], papers: Papers): Page[] =>
  pages.map((page) =>
    isWhole(papers) ? { ...page, rows: [...page.rows, ...paperRows(page.language, papers)] } : page,
  );

type PaperRow =
  | 'birth'
  | 'sex'
  | 'document'
  | 'issuedBy'
  | 'expiresOn'
  | 'residence'
  | 'employerAddress'
  | 'consulate'
  | 'journey'
  | 'cities';
