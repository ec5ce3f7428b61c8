import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { vaultRecord } from '@/db/schema';
import { env } from '@/lib/core/env';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { openPhoto } from '@/lib/photo/queries';
import { seatCount } from '@/lib/pool/queries';
import { eraseRegistration } from '@/lib/retention/commands';
import { setHold } from '@/lib/retention/holding';
import { ticketOf } from '@/lib/ticket/queries';
import { forum } from '../support/command';
import { expect, test } from '../support/database';
import { type House, openHouse } from '../support/house';
import { directoryInMemory } from '../support/memory';
import { application, delegate, organiser } from '../support/people';
import { withPhoto } from '../support/photos';
import { tracesOf } from '../support/traces';
import { approve } from '../support/who-is-who';

// Each command is a process of its own, and loads half of the house.
test.describe.configure({ timeout: 120_000 });

const present = () => new Date();
const held = async (house: House) => {
  const { count } = await seatCount(house, (await currentEdition(house)).id);
  return count.held;
};

test('who was erased after the backup is erased again when the backup is put in the place of the database', async ({
  database,
}) => {
  const house = openHouse(database, present);
  const apart = directoryInMemory('erased-again');
  const own = { DATABASE_URL: database.url, DATA_DIR: env().DATA_DIR };
  const file = join(apart.path, 'forum.backup');
  try {
    const stays = await withPhoto(house, { email: 'stays@people.example.org' }, present());
    const gone = await withPhoto(
      house,
      { email: 'bugtan@people.example.org', organisation: 'Bugtan works', diet: 'Bugtan halal' },
      present(),
    );
    for (const reference of [stays, gone]) await approve(house, reference);
    const seatsBefore = await held(house);
    const written = await forum(['backup', file], own);
    expect(written.code, written.said).toBe(0);
    const typed = { reference: gone, typed: gone };
    expectOk(await eraseRegistration(house.scope({ ...organiser, provedAt: present() } as never), typed));
    const { erasedAt } = await house.row(gone);

    expect((await forum(['restore', file], own)).said).toContain('NOT_EMPTY');
    const restored = await forum(['restore', file, '--replace'], own);
    expect(restored.code, restored.said).toBe(0);
    expect(JSON.parse(restored.out)).toMatchObject({ erasedAgain: 1, ok: true, firstFault: null });

    expect(await tracesOf(database, ['bugtan'])).toEqual([]);
    const again = await house.row(gone);
    expect(again.state).toBe('cancelled');
    expect(again.erasedAt?.getTime()).toBeGreaterThan(erasedAt?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(await ticketOf(house, again.id)).toBeUndefined();
    expect(JSON.stringify(await held(house))).not.toBe(JSON.stringify(seatsBefore));
    const theirs = house.scope(delegate('stays@people.example.org'));
    expect(expectOk(await openPhoto(theirs, stays, 'photo')).bytes.length).toBeGreaterThan(0);
    expect((await house.row(stays)).state).toBe('approved');
    expect((await forum(['verify'], own)).code).toBe(0);
  } finally {
    apart.remove();
  }
});

test('destroy-due destroys by hand what the worker would within the hour, tells what, and finds nothing the next time', async ({
  database,
}) => {
  const house = openHouse(database, present);
  const own = { DATABASE_URL: database.url };
  const { reference } = await house.submit(application({ diet: 'halal' }));
  await house.submit(application({ diet: 'kosher' }));
  expectOk(
    await setHold(house.scope({ ...organiser, provedAt: present() } as never), {
      reference,
      reason: 'A complaint',
    }),
  );
  const early = await forum(['destroy-due'], own);
  expect(early.code, early.said).toBe(0);
  expect(JSON.parse(early.out).destroyed).toEqual([]);
  await database.db.execute(
    sql`UPDATE edition SET starts_on = (now() - interval '11 days')::date, ends_on = (now() - interval '10 days')::date`,
  );
  const looked = JSON.parse((await forum(['destroy-due', '--dry-run'], own)).out);
  expect(looked.destroyed).toEqual([]);
  expect(looked.left[0]).toMatchObject({ class: 'needs', isDue: true, records: 1 });
  expect(await database.db.$count(vaultRecord)).toBe(2);

  const done = await forum(['destroy-due'], own);
  expect(done.code, done.said).toBe(0);
  expect(JSON.parse(done.out).destroyed).toMatchObject([
    { class: 'needs', days: 7, people: 1, held: 1, items: { vault_record: 1 } },
  ]);
  expect(await database.db.$count(vaultRecord)).toBe(1);
  const again = JSON.parse((await forum(['destroy-due'], own)).out);
  expect(again.destroyed).toEqual([]);
  expect(again.left.every(({ isDue }: { isDue: boolean }) => !isDue)).toBe(true);
  expect((await forum(['verify'], own)).code).toBe(0);
});
