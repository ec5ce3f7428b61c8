import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { picturesOf } from './head';
import { contentsOf, letterWithOwner } from './queries';
import { numberOf, type PaperLanguage } from './rules';
import { drawLetter } from './setting';

type Opened = { file: Buffer; number: string };

/**
 * A letter as a file, in one language or in both, for its owner and for who may issue such a one. It says what it said when it
 * was issued, whatever has changed since.
 */
export async function openLetterFile(
  scope: Scope,
  id: string,
  language?: PaperLanguage,
): Promise<Result<Opened, 'NOT_FOUND' | 'LETTER_REVOKED'>> {
  const found = await letterWithOwner(scope, id);
  const contents = found && contentsOf(found.letter);
  if (!found || !contents) return refuse('NOT_FOUND');
  const { kind, revokedAt, headId } = found.letter;
  if (revokedAt) return refuse('LETTER_REVOKED');
  const { referencePrefix } = await currentEdition(scope);
  const number = numberOf(referencePrefix, kind, found.letter.number);
  // A consulate reads both.
  const pages = contents.pages.filter(
    (page) => kind === 'visa_support' || !language || page.language === language,
  );
  const pictures = await picturesOf(scope, headId);
  return ok({ file: await drawLetter({ title: number, pages, code: contents.code, pictures }), number });
}
