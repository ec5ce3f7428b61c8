import { and, eq } from 'drizzle-orm';
import { badgeLook } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { invalid } from '@/lib/core/input';
import { log } from '@/lib/core/log';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { mayChangeSettings } from '@/lib/edition/policy';
import { categoriesOf, currentEdition } from '@/lib/edition/queries';
import { type BadgeDocument, blankDocument, faceOf, NO_CODE } from './face';
import type { LookInput } from './input';
import { readLogo } from './logo';
import { type Logo, type Look, lookOf, lookWithTime } from './look';
import { drawBadge, setBadge } from './press';
import type { Format } from './rules';

type ChangeRefusal = 'NOT_ALLOWED' | 'INVALID_INPUT' | 'SETTINGS_CHANGED';

/**
 * Changes what stands on every badge, from the next print on. What the press cannot set is refused and never saved, or the
 * first morning would find out.
 */
export function changeLook(scope: Scope, input: LookInput): Promise<Result<void, ChangeRefusal>> {
  return inTransaction<void, ChangeRefusal>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const logo = input.logo?.byteLength ? readLogo(input.logo) : undefined;
    if (typeof logo === 'string') return invalid([{ path: 'logo', code: logo }]);
    const edition = await currentEdition(tx);
    const { look: before } = await lookWithTime(tx, edition.id);
    const look: Look = {
      headColour: input.headColour,
      lines: [input.firstLine, input.secondLine].filter((line) => line !== ''),
      logo: logo ?? (input.doesRemoveLogo ? null : before.logo),
    };
    if (logo && !(await isSettable(await sampleDocument(tx, 'a6', look))))
      return invalid([{ path: 'logo', code: 'not_a_picture' }]);
    const values = {
      headColour: look.headColour,
      lines: look.lines,
      logo: look.logo && Buffer.from(look.logo.bytes),
      logoType: look.logo?.type ?? null,
      changedAt: tx.now,
    };
    if (!(await put(tx, edition.id, values, input.seen))) return refuse('SETTINGS_CHANGED');
    await record(tx, {
      action: 'badge_look.changed',
      subject: `badge_look:${edition.id}`,
      before: told(before),
      after: { ...told(look), ...(logo && { isLogoNew: true }) },
    });
    return ok(undefined);
  });
}

type Values = Omit<typeof badgeLook.$inferInsert, 'editionId'>;

/** False where somebody else has changed it since it was seen. */
async function put({ db }: TxScope, editionId: string, values: Values, seen: string): Promise<boolean> {
  const isSeen = and(eq(badgeLook.editionId, editionId), eq(badgeLook.changedAt, new Date(seen)));
  const written = await (seen === ''
    ? db
        .insert(badgeLook)
        .values({ ...values, editionId })
        .onConflictDoNothing()
        .returning({ id: badgeLook.editionId })
    : db.update(badgeLook).set(values).where(isSeen).returning({ id: badgeLook.editionId }));
  return written.length > 0;
}

const told = ({ headColour, lines, logo }: { headColour: string; lines: string[]; logo: Logo | null }) => ({
  headColour,
  lines,
  logo: logo?.type,
});

async function isSettable(document: BadgeDocument): Promise<boolean> {
  try {
    await setBadge(document);
    return true;
  } catch (err) {
    log.info({ err }, 'a logo could not be set');
    return false;
  }
}

export type StandingLook = { look: Look; seen: string };

/** What stands on every badge, and when that was last changed. */
export async function currentLook(scope: Scope): Promise<Result<StandingLook, 'NOT_ALLOWED'>> {
  if (!mayChangeSettings(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  const { look, changedAt } = await lookWithTime(scope, id);
  return ok({ look, seen: changedAt?.toISOString() ?? '' });
}

/** The badge of an invented person as it would be printed now, as a file or as a picture. */
export async function sampleBadge(
  scope: Scope,
  format: Format,
  as: 'pdf' | 'svg',
): Promise<Result<Buffer, 'NOT_ALLOWED'>> {
  if (!mayChangeSettings(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  const document = await sampleDocument(scope, format, await lookOf(scope, id));
  return ok(await (as === 'pdf' ? setBadge(document) : drawBadge(document)));
}

async function sampleDocument(scope: Pick<Scope, 'db'>, format: Format, look: Look): Promise<BadgeDocument> {
  const edition = await currentEdition(scope);
  const [category] = await categoriesOf(scope, edition.id);
  if (!category) throw new Error('an edition without categories');
  const { document, zonesFor } = await blankDocument(scope, { format, title: 'sample', look });
  const person = {
    badgeName: null,
    surnameLatin: 'Carvalho e Souza',
    givenLatin: 'Ana Luísa',
    nameNative: 'Карвальо-и-Соуза Ана Луиза',
    organisation: 'Prefeitura Municipal de Curitiba',
    territory: 'Curitiba',
    countryRepresented: 'BR',
  };
  return {
    ...document,
    badges: [faceOf({ person, category, delegation: null }, NO_CODE, zonesFor(category.code))],
  };
}
