import { desc, eq } from 'drizzle-orm';
import { letterHead } from '@/db/schema';
import type { Logo } from '@/lib/badge/look';
import type { Scope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';

type Text = { en: string } & Record<string, string>;

/** What stands above and below the letters of an edition. */
export type Head = {
  /** None as long as nobody has decided on anything. */
  id: string | null;
  version: number;
  issuer: Text;
  address: Text;
  signatory: Text;
  post: Text;
  logo: Logo | null;
  signature: Logo | null;
};

const NOTHING: Text = { en: '', ru: '' };

/** The letterhead of today; where nobody has decided on one, the name of the organiser and nobody who signs. */
export async function headOf(
  { db }: Pick<Scope, 'db'>,
  edition: Pick<Edition, 'id' | 'organiser'>,
): Promise<Head> {
  const [found] = await db
    .select()
    .from(letterHead)
    .where(eq(letterHead.editionId, edition.id))
    .orderBy(desc(letterHead.version))
    .limit(1);
  if (found) return readHead(found, edition);
  const nobody = { address: NOTHING, signatory: NOTHING, post: NOTHING };
  return { id: null, version: 0, issuer: edition.organiser, ...nobody, logo: null, signature: null };
}

/** The pictures of the head under which a letter was issued. */
export async function picturesOf(
  { db }: Pick<Scope, 'db'>,
  headId: string | null,
): Promise<Pick<Head, 'logo' | 'signature'>> {
  const [found] = headId ? await db.select().from(letterHead).where(eq(letterHead.id, headId)) : [];
  return {
    logo: pictureOf(found?.logoType, found?.logo),
    signature: pictureOf(found?.signatureType, found?.signature),
  };
}

function readHead(
  { id, version, issuer, address, signatory, post, ...pictures }: typeof letterHead.$inferSelect,
  { organiser }: Pick<Edition, 'organiser'>,
): Head {
  return {
    id,
    version,
    issuer: { en: issuer.en || organiser.en, ru: issuer.ru || organiser.ru || organiser.en },
    address,
    signatory,
    post,
    logo: pictureOf(pictures.logoType, pictures.logo),
    signature: pictureOf(pictures.signatureType, pictures.signature),
  };
}

const pictureOf = (type: Logo['type'] | null | undefined, bytes: Buffer | null | undefined): Logo | null =>
  type && bytes ? { type, bytes } : null;

/** Whether there is somebody who answers for what a letter asks. */
export const hasSignatory = ({ signatory }: Pick<Head, 'signatory'>): boolean => signatory.en !== '';
