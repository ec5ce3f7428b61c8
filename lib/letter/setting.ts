import { setPages } from '@/lib/badge/press';
import { env } from '@/lib/core/env';
import type { Head } from './head';
import type { PaperLanguage } from './rules';
import { type Page, translator } from './wording';

type Pictures = Pick<Head, 'logo' | 'signature'>;
type Drawing = {
  /** The number and no name: it stands in the window of who opens the file. */
  title: string;
  pages: readonly Page[];
  code: string;
  pictures: Pictures;
  as?: 'pdf' | 'svg';
};

/** Where a stranger reads whether a letter is genuine. */
export const verifyAddress = (code?: string): string =>
  `${env().publicUrl}/verify${code === undefined ? '' : `/${code}`}`;

/**
 * Sets the pages of a letter, with the code by which a stranger checks it.
 * @throws when the typesetter fails; what it said is not passed on, for it may quote names
 */
export function drawLetter({ title, pages, code, pictures, as = 'pdf' }: Drawing): Promise<Buffer> {
  const { logo, signature } = pictures;
  return setPages({
    template: 'letter/letter.typ',
    as,
    codes: [verifyAddress(code)],
    pictures: { ...(logo && { logo }), ...(signature && { signature }) },
    data: { title, pages: pages.map((page) => ({ ...page, ...footOf(page.language, code) })) },
  });
}

function footOf(language: PaperLanguage, code: string) {
  const words = translator(language);
  return {
    verify: words('paper.verify', { address: verifyAddress().replace(/^https?:\/\//, '') }),
    code: words('paper.code', { code: code.replace(/(\d{4})(?=\d)/g, '$1\u00a0') }),
  };
}
