import { isNotNull, sql } from 'drizzle-orm';
import { doublePair, staffRole } from '@/db/schema';
import type { Role } from '@/lib/core/actor';
import type { Database } from '../support/database';
import { FOREIGN_ACTIONS, idsOf } from '../support/foreign-actions';
import { openHouse } from '../support/house';
import { expect, test } from '../support/own-site';
import { callAction, isRefusal, serverActions } from '../support/server-actions';
import { signIn } from '../support/sessions';
import { MARKS, victimIn } from '../support/victim';

const ACTIONS = serverActions();

test('no server action is without a word on whose ids it takes', () => {
  expect(ACTIONS.map(({ name }) => name).filter((name) => FOREIGN_ACTIONS[name] === undefined)).toEqual([]);
});

/** What changes because somebody was here, and not by what somebody did. */
const NOISE = [
  'rate_limit',
  'session',
  'user',
  'staff_role',
  'audit_seal',
  'audit_personal',
  'audit_fact',
  'tally',
  'report',
  'verification',
  // Found by the worker, pair by pair; that nobody judges them is asked below.
  'likeness',
  'double_pair',
];

/** A sum over the rows of each table. */
async function sums({ db }: Database): Promise<Record<string, string>> {
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const each = tables
    .filter(({ name }) => !NOISE.includes(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(one::text, '' ORDER BY one::text), '')) AS sum FROM "${name}" AS one`,
    );
  const { rows } = await db.execute<{ name: string; sum: string }>(sql.raw(each.join(' UNION ALL ')));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** What the making of the ground has given the worker to do is done. */
const isQuiet = async ({ db }: Database): Promise<boolean> => {
  const { rows } = await db.execute(
    sql`SELECT 1 FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts LIMIT 1`,
  );
  return rows.length === 0;
};

const STRANGERS: { who: string; roles: Role[]; countries?: string[] }[] = [
  { who: 'another delegate', roles: [] },
  { who: 'a reviewer of other countries', roles: ['reviewer'], countries: ['IN'] },
  { who: 'a viewer', roles: ['viewer'] },
  { who: 'gate staff', roles: ['gate'] },
];

test('through no action does anybody change or learn what is another’s, and the same calls are deeds of an organiser', async ({
  request,
  database,
  server,
}) => {
  test.setTimeout(240_000);
  const house = openHouse(database);
  const victim = await victimIn(house);
  const calls = ACTIONS.flatMap((action) => {
    const known = FOREIGN_ACTIONS[action.name];
    if (!known || known === 'no-ids') return [];
    return known.forms(victim).map((form) => ({
      action,
      fields: { ...idsOf(victim), ...form },
      bound: known.bound?.(victim),
    }));
  });
  const run = async (cookie: string) => {
    const answers = [];
    for (const { action, fields, bound } of calls) {
      const answer = await callAction({ request, origin: server.url, cookie }, action, fields, bound);
      answers.push({ name: action.name, answer });
    }
    return answers;
  };
  for (const { who, roles, countries } of STRANGERS) {
    const { actor, cookie } = await signIn(
      database,
      `${roles[0] ?? 'delegate'}.foreign@people.example.org`,
      roles,
    );
    if (countries)
      await database.db.update(staffRole).set({ countries }).where(sql`user_id = ${actor.userId}`);
    await expect.poll(() => isQuiet(database), { timeout: 60_000 }).toBe(true);
    const before = await sums(database);
    const answers = await run(`${cookie.name}=${cookie.value}`);
    expect(await sums(database), `${who} has changed something`).toEqual(before);
    const odd = answers.filter(
      ({ answer: { status, text, headers } }) =>
        status >= 500 || MARKS.some((mark) => text.includes(mark) || JSON.stringify(headers).includes(mark)),
    );
    expect(
      odd.map(({ name, answer }) => `${who}: ${name} ${answer.status} ${answer.text.slice(0, 300)}`),
    ).toEqual([]);
  }
  const judged = await database.db.$count(doublePair, isNotNull(doublePair.verdict));
  expect(judged).toBe(0);
  const { cookie } = await signIn(database, 'organiser.foreign@people.example.org', ['organiser']);
  const done = (await run(`${cookie.name}=${cookie.value}`)).filter(({ answer }) => !isRefusal(answer));
  // The calls are no nonsense: by whoever may, they do what they say.
  expect([...new Set(done.map(({ name }) => name))].length).toBeGreaterThan(20);
});
