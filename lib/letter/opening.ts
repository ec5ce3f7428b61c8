import type { VaultField } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { isOwner } from '@/lib/registration/policy';
import { noteReveal } from '@/lib/registration/revealing';
import { picturesOf } from './head';
import { isWhole, markOf, type Papers, papersOf, withPapers } from './papers';
import { contentsOf, type Letter, letterWithOwner } from './queries';
import { numberOf, type PaperLanguage } from './rules';
import { drawLetter } from './setting';
import { translator } from './wording';

type Opened = { file: Buffer; number: string };
type OpenRefusal = 'NOT_FOUND' | 'LETTER_REVOKED' | 'LETTER_CHANGED';
const REPEATED: VaultField[] = ['document', 'birthDate', 'visa'];

/**
 * A letter as a file, in one language or in both, for its owner and for who may issue such a one. It says what it said when it
 * was issued, whatever has changed since: one that repeats data of the vault is not drawn once they are others. Whoever of the
 * staff opens such a one sees them, and the person is told.
 */
export function openLetterFile(
  scope: Scope,
  id: string,
  language?: PaperLanguage,
): Promise<Result<Opened, OpenRefusal>> {
  return inTransaction<Opened, OpenRefusal>(scope, async (tx) => {
    const found = await letterWithOwner(tx, id);
    const contents = found && contentsOf(found.letter);
    if (!found || !contents) return refuse('NOT_FOUND');
    const { kind, revokedAt, headId, vaultMark } = found.letter;
    if (revokedAt) return refuse('LETTER_REVOKED');
    const papers = vaultMark ? await papersOf(tx, found.owner.id) : {};
    if (!isStillSo(found.letter, papers)) return refuse('LETTER_CHANGED');
    const { referencePrefix } = await currentEdition(tx);
    const number = numberOf(referencePrefix, kind, found.letter.number);
    if (vaultMark && !isOwner(tx.actor, found.owner)) {
      const words = translator(found.owner.locale === 'ru' ? 'ru' : 'en');
      await noteReveal(tx, found.owner.id, REPEATED, { reason: `${words(`kind.${kind}`)} ${number}` });
    }
    // A consulate reads both.
    const pages = contents.pages.filter(
      (page) => kind === 'visa_support' || !language || page.language === language,
    );
    const pictures = await picturesOf(tx, headId);
    const file = await drawLetter({
      title: number,
      pages: withPapers(pages, papers),
      code: contents.code,
      pictures,
    });
    return ok({ file, number });
  });
}

const isStillSo = ({ id, vaultMark }: Letter, papers: Papers): boolean =>
  vaultMark === null || (isWhole(papers) && markOf(id, papers) === vaultMark);
