import { eq, sql } from 'drizzle-orm';
import { installationSecret, ticket } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { holdRoot, unseal } from '@/lib/core/crypto';
import { EnvError, env } from '@/lib/core/env';
import { masterKeys, unwrap, wrap } from '@/lib/core/master-key';
import { randomBytes } from '@/lib/core/random';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { wrapFilesAnew } from '@/lib/file/commands';
import { ticketContext } from '@/lib/ticket/commands';
import { wrapRecordsAnew } from '@/lib/vault/commands';

const CONTEXT = 'installation-secret:root';
const ROOT = eq(installationSecret.purpose, 'root');

type Asking = { query(statement: string): Promise<{ rows: { keyId?: string; isThere?: boolean }[] }> };

/**
 * Whether DATA_KEY opens what is there, asked before this release writes anything.
 * @throws {EnvError} which names the key that is wanted and those that were given
 */
export async function refuseOtherKey(database: Asking): Promise<void> {
  const known = await database.query(`SELECT to_regclass('installation_secret') IS NOT NULL AS "isThere"`);
  if (!known.rows[0]?.isThere) return;
  const { rows } = await database.query('SELECT key_id AS "keyId" FROM installation_secret');
  const given = masterKeys().map(({ id }) => id);
  const wanted = rows.map(({ keyId = '' }) => keyId).find((id) => !given.includes(id));
  if (wanted !== undefined)
    throw new EnvError(
      `DATA_KEY is not the key of this database: it wants ${wanted}, and was given ${given.join(', ')}`,
    );
}

/** Opens the secret of the installation for this process; a new installation gets one. */
export async function openSecret({ db, now }: Scope): Promise<void> {
  const find = () => db.select().from(installationSecret).where(ROOT);
  let [found] = await find();
  if (!found) {
    const root = (await legacyRoot({ db })) ?? randomBytes(32);
    // Of two first starts at once one secret stays.
    await db
      .insert(installationSecret)
      .values({ purpose: 'root', ...wrap(root, CONTEXT), madeAt: now })
      .onConflictDoNothing();
    [found] = await find();
  }
  if (!found) throw new Error('the secret of the installation is gone');
  holdRoot(unwrap(found, CONTEXT));
}

/** Up to release 0.1 every key came from DATA_KEY itself: what was sealed then goes on under it. */
async function legacyRoot({ db }: Pick<Scope, 'db'>): Promise<Buffer | undefined> {
  const { rows } = await db.execute<{ isUsed: boolean }>(
    sql`SELECT EXISTS (SELECT FROM mail_message) OR EXISTS (SELECT FROM registration) AS "isUsed"`,
  );
  if (!rows[0]?.isUsed) return undefined;
  const root = Buffer.from(env().DATA_KEY.split(',').at(-1) ?? '', 'base64');
  holdRoot(root);
  const [any] = await db.select().from(ticket).limit(1);
  try {
    if (any) unseal(any.sealedCode, ticketContext(any.id));
  } catch {
    throw new EnvError('DATA_KEY is not the key of this database: it does not open what is there');
  }
  return root;
}

/**
 * Wraps by the first key of DATA_KEY whatever another key wraps. Tells of how many records, files among them; as long as some are `left`, which
 * somebody else had in hand, the other keys are needed.
 */
export async function wrapAllAnew(scope: Scope): Promise<{ records: number; left: number }> {
  const [{ id }] = masterKeys();
  const wrapSecret = inTransaction(scope, async ({ db }) => {
    const [found] = await db.select().from(installationSecret).where(ROOT).for('update');
    if (found)
      await db
        .update(installationSecret)
        .set(wrap(unwrap(found, CONTEXT), CONTEXT))
        .where(ROOT);
    return ok(undefined);
  });
  expectOk(await wrapSecret);
  const [kept, sent] = [await wrapRecordsAnew(scope), await wrapFilesAnew(scope)];
  const wrapped = { records: kept.records + sent.files, left: kept.left + sent.left };
  const tell = inTransaction(scope, async (tx) => {
    await record(tx, {
      action: 'installation.key_rotated',
      subject: 'installation:root',
      after: { key: id, ...wrapped },
    });
    return ok(undefined);
  });
  expectOk(await tell);
  return wrapped;
}
