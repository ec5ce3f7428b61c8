import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { connect } from '@/db/client';
import { migrate } from '@/db/migrate';
import { expectOk } from '@/lib/core/result';
import { backUp } from '@/lib/installation/backup';
import { restoreFrom } from '@/lib/installation/restore';
import { expect, test } from '../support/backup';
import { emptyDatabase } from '../support/clone';
import { codeOf } from '../support/outcome';

test('a backup of an older release goes into an empty database and through the migrations; one of a newer is refused', async ({
  house,
  bare,
  file,
}) => {
  const older = await emptyDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'forum-older-'));
  cpSync('db/migrations', folder, { recursive: true });
  const journal = join(folder, 'meta/_journal.json');
  const whole = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...whole, entries: whole.entries.slice(0, -1) }));
  const { db, close } = connect(older.url, { name: 'test' });
  try {
    await migrate(older.url, { folder });
    expectOk(await backUp({ ...house.scope(), db }, older.url, file));
    expectOk(await restoreFrom(bare.url, file));
    const { rows } = await bare.db.execute<{ applied: number }>(
      sql`SELECT count(*)::int AS applied FROM drizzle.__drizzle_migrations`,
    );
    expect(rows[0]?.applied).toBe(whole.entries.length);
    await house.submit();
    expect(codeOf(await restoreFrom(house.url, file, { replace: true }))).toBe('BACKUP_OLDER');
    await db.execute(
      sql`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('of a release to come', 9999999999999)`,
    );
    expectOk(await backUp({ ...house.scope(), db }, older.url, `${file}.newer`));
    expect(codeOf(await restoreFrom(bare.url, `${file}.newer`))).toBe('BACKUP_NEWER');
  } finally {
    await close();
    await older.drop();
    rmSync(folder, { recursive: true });
  }
});
