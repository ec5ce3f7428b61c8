import { and, desc, eq, gt } from 'drizzle-orm';
import { FILE_FIELDS, type FileField, VAULT_FIELDS, type VaultField, vaultReveal } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { filesOf, type OpenedFile, openFile } from '@/lib/file/queries';
import { endOf } from '@/lib/vault/documents';
import type { RevealInput } from '@/lib/vault/input';
import { kept } from '@/lib/vault/queries';
import type { Registration } from './intake';
import { mayReveal } from './policy';
import { findRegistration, needsOf } from './queries';

/** How long something of the vault is shown to who asked for it. */
export const SHOWN_MS = 2 * MINUTE_MS;

/**
 * Shows one thing of the vault to who asks, for two minutes and for a reason that the person will read. While it is shown,
 * asking again changes nothing.
 */
export function reveal(
  scope: Scope,
  { reference, field, reason }: RevealInput,
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'NOTHING_KEPT'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'NOTHING_KEPT'>(scope, async (tx) => {
    const found = await findRegistration(tx, reference);
    if (!found) return refuse('NOT_FOUND');
    if (!mayReveal(tx.actor, found, field)) return refuse('NOT_ALLOWED');
    if (!(await told(tx, found.id))[field]) return refuse('NOTHING_KEPT');
    if ((await shownNow(tx, found.id)).has(field)) return ok(undefined);
    await noteReveal(tx, found.id, [field], { reason, shownUntil: after(tx.now, SHOWN_MS) });
    return ok(undefined);
  });
}

/** Notes that somebody of the staff sees things of the vault, for a reason that the person will read. */
export async function noteReveal(
  tx: TxScope,
  registrationId: string,
  fields: VaultField[],
  { reason, shownUntil = tx.now }: { reason: string; shownUntil?: Date },
): Promise<void> {
  const revealed = { registrationId, revealedBy: actorKey(tx.actor), reason, revealedAt: tx.now, shownUntil };
  await tx.db.insert(vaultReveal).values(fields.map((field) => ({ ...revealed, id: newId(), field })));
  await record(tx, {
    action: 'vault.revealed',
    subject: `registration:${registrationId}`,
    after: { fields },
    personal: { reason },
  });
}

/** What was told in confidence, field by field: words, the parts of a document, or of a file that it is there. */
type Told = Partial<Record<VaultField, Record<string, string>>>;

async function told(scope: Pick<Scope, 'db'>, id: string): Promise<Told> {
  const [{ accessNeeds, diet }, document, birth, visa, files] = await Promise.all([
    needsOf(scope, id),
    kept(scope, id, 'document'),
    kept(scope, id, 'birth'),
    kept(scope, id, 'visa'),
    filesOf(scope, id),
  ]);
  const isThere = (field: FileField) => (files.some(({ kind }) => kind === field) ? {} : undefined);
  return {
    accessNeeds: accessNeeds ? { text: accessNeeds } : undefined,
    diet: diet ? { text: diet } : undefined,
    document,
    birthDate: birth,
    visa,
    scan: isThere('scan'),
    original: isThere('original'),
  };
}

/**
 * One thing of the vault as the desk shows it: whether there is something, the end of a document's number, and what is said
 * part by part, while it is shown to who looks.
 */
export type Confidential = {
  field: VaultField;
  isKept: boolean;
  end?: string;
  shown?: { parts: Record<string, string>; until: Date };
};

/** What somebody told in confidence, as far as who looks may ask for it; undefined where that is nothing. */
export async function confidentialOf(scope: Scope, found: Registration): Promise<Confidential[] | undefined> {
  const fields = VAULT_FIELDS.filter((field) => mayReveal(scope.actor, found, field));
  if (fields.length === 0) return undefined;
  const [said, shown] = await Promise.all([told(scope, found.id), shownNow(scope, found.id)]);
  return fields.map((field) => {
    const parts = said[field];
    const until = shown.get(field);
    return {
      field,
      isKept: Boolean(parts),
      ...(field === 'document' && parts?.number && { end: endOf(parts.number) }),
      ...(parts && until && { shown: { parts, until } }),
    };
  });
}

/** A file of somebody, while it is shown to who asks: before that and afterwards it is not there. */
export async function openRevealed(
  scope: Scope,
  { reference, field }: { reference: string; field: string },
): Promise<Result<OpenedFile, 'NOT_FOUND'>> {
  const asked = FILE_FIELDS.find((one) => one === field);
  const found = asked && (await findRegistration(scope, reference));
  if (!found || !mayReveal(scope.actor, found, asked)) return refuse('NOT_FOUND');
  if (!(await shownNow(scope, found.id)).has(asked)) return refuse('NOT_FOUND');
  const opened = await openFile(scope, found.id, asked);
  return opened ? ok(opened) : refuse('NOT_FOUND');
}

/** What is shown to who asks at this moment, and until when. */
async function shownNow({ db, actor, now }: Scope, registrationId: string): Promise<Map<VaultField, Date>> {
  const rows = await db
    .select({ field: vaultReveal.field, until: vaultReveal.shownUntil })
    .from(vaultReveal)
    .where(
      and(
        eq(vaultReveal.registrationId, registrationId),
        eq(vaultReveal.revealedBy, actorKey(actor)),
        gt(vaultReveal.shownUntil, now),
      ),
    );
  return new Map(rows.map(({ field, until }) => [field, until]));
}

/** Each time that something of somebody was shown, newest first, as the person is told: what, when and why, and not to whom. */
export const revealsOf = ({ db }: Pick<Scope, 'db'>, registrationId: string) =>
  db
    .select({ field: vaultReveal.field, reason: vaultReveal.reason, at: vaultReveal.revealedAt })
    .from(vaultReveal)
    .where(eq(vaultReveal.registrationId, registrationId))
    .orderBy(desc(vaultReveal.revealedAt));
