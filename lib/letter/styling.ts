import { letterHead } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { readLogo } from '@/lib/badge/logo';
import type { Logo } from '@/lib/badge/look';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { type FieldFault, invalid } from '@/lib/core/input';
import { log } from '@/lib/core/log';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { mayChangeSettings } from '@/lib/edition/policy';
import { categoriesOf, currentEdition } from '@/lib/edition/queries';
import { type Head, headOf } from './head';
import type { HeadInput } from './input';
import { withCheck } from './rules';
import { drawLetter } from './setting';
import { type Page, pagesOf } from './wording';

type ChangeRefusal = 'NOT_ALLOWED' | 'INVALID_INPUT' | 'SETTINGS_CHANGED';
const PICTURES = ['logo', 'signature'] as const;

/**
 * Changes what stands above and below the letters, from the next one on: those that were issued keep the version that they
 * have. What the press cannot set is refused and never saved.
 */
export function changeHead(scope: Scope, input: HeadInput): Promise<Result<void, ChangeRefusal>> {
  return inTransaction<void, ChangeRefusal>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const read = { logo: readPicture(input.logo), signature: readPicture(input.signature) };
    const faults = PICTURES.flatMap((path): FieldFault[] => {
      const found = read[path];
      return typeof found === 'string' ? [{ path, code: found }] : [];
    });
    if (faults.length > 0) return invalid(faults);
    const edition = await currentEdition(tx);
    const before = await headOf(tx, edition);
    if (before.version !== input.seen) return refuse('SETTINGS_CHANGED');
    const next = headFrom(input, before, read as Pictures);
    for (const path of PICTURES)
      if (read[path] && !(await isSettable(tx, { ...next, logo: null, signature: null, [path]: next[path] })))
        return invalid([{ path, code: 'not_a_picture' }]);
    const { logo, signature, ...words } = next;
    const made = await tx.db
      .insert(letterHead)
      .values({
        ...words,
        id: newId(),
        editionId: edition.id,
        logo: logo && Buffer.from(logo.bytes),
        logoType: logo?.type ?? null,
        signature: signature && Buffer.from(signature.bytes),
        signatureType: signature?.type ?? null,
        changedAt: tx.now,
        changedBy: actorKey(tx.actor),
      })
      .onConflictDoNothing()
      .returning({ id: letterHead.id });
    if (made.length === 0) return refuse('SETTINGS_CHANGED');
    await record(tx, {
      action: 'letter_head.changed',
      subject: `letter_head:${edition.id}`,
      before: told(before),
      after: told(next),
      // Who signs is a person.
      personal: { before: before.signatory, after: next.signatory },
    });
    return ok(undefined);
  });
}

type Pictures = Record<(typeof PICTURES)[number], Logo | undefined>;

const readPicture = (bytes: Uint8Array | undefined) => (bytes?.byteLength ? readLogo(bytes) : undefined);

const headFrom = (input: HeadInput, before: Head, read: Pictures): Omit<Head, 'id'> => ({
  version: before.version + 1,
  issuer: { en: input.issuerEn, ru: input.issuerRu },
  address: { en: input.addressEn, ru: input.addressRu },
  signatory: { en: input.signatoryEn, ru: input.signatoryRu },
  post: { en: input.postEn, ru: input.postRu },
  logo: read.logo ?? (input.doesRemoveLogo ? null : before.logo),
  signature: read.signature ?? (input.doesRemoveSignature ? null : before.signature),
});

const told = ({ version, issuer, address, post, logo, signature }: Omit<Head, 'id'>) => ({
  headVersion: version,
  issuer,
  address,
  post,
  logo: logo?.type,
  signature: signature?.type,
});

async function isSettable(scope: Scope, head: Omit<Head, 'id'>): Promise<boolean> {
  try {
    await drawSample(scope, { ...head, id: null }, 'pdf');
    return true;
  } catch (err) {
    log.info({ err }, 'a picture of the letterhead could not be set');
    return false;
  }
}

/** The letterhead of today, for who may change it. */
export async function currentHead(scope: Scope): Promise<Result<Head, 'NOT_ALLOWED'>> {
  if (!mayChangeSettings(scope.actor)) return refuse('NOT_ALLOWED');
  return ok(await headOf(scope, await currentEdition(scope)));
}

/** A letter to an invented person as it would be issued now, as a file or its first page as a picture. */
export async function sampleLetter(
  scope: Scope,
  language: Page['language'],
  as: 'pdf' | 'svg',
): Promise<Result<Buffer, 'NOT_ALLOWED'>> {
  if (!mayChangeSettings(scope.actor)) return refuse('NOT_ALLOWED');
  const head = await headOf(scope, await currentEdition(scope));
  return ok(await drawSample(scope, head, as, language));
}

const NOBODY = {
  reference: 'SAMPLE',
  state: 'approved',
  surnameLatin: 'Carvalho e Souza',
  givenLatin: 'Ana Luísa',
  nameNative: 'Карвальо-и-Соуза Ана Луиза',
  organisation: 'Prefeitura Municipal de Curitiba',
  position: 'Secretária Municipal do Urbanismo',
  countryRepresented: 'BR',
  citizenship: 'BR',
} as const;

async function drawSample(
  scope: Pick<Scope, 'db' | 'now'>,
  head: Head,
  as: 'pdf' | 'svg',
  language?: Page['language'],
): Promise<Buffer> {
  const edition = await currentEdition(scope);
  const [category] = await categoriesOf(scope, edition.id);
  if (!category) throw new Error('an edition without categories');
  const pages = pagesOf({
    kind: 'invitation',
    number: 0,
    at: scope.now,
    person: NOBODY,
    category,
    edition,
    head,
  });
  return drawLetter({
    title: 'sample',
    pages: pages.filter((page) => !language || page.language === language),
    code: withCheck('0'.repeat(20)),
    pictures: head,
    as,
  });
}
