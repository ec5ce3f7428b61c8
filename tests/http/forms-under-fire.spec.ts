import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { verify } from '@/lib/dashboard/verify';
import { STEP_INPUTS } from '@/lib/registration/input';
import type { Database } from '../support/database';
import { FOREIGN_ACTIONS, idsOf } from '../support/foreign-actions';
import { fieldsFor, schemasOf } from '../support/form-fields';
import { HOSTILE } from '../support/hostile';
import { openHouse } from '../support/house';
import { expect, test } from '../support/own-site';
import { type Answered, callAction, type Fields, serverActions } from '../support/server-actions';
import { signIn } from '../support/sessions';
import { victimIn } from '../support/victim';

const CALLS = Number(process.env.FORMS ?? 2400);
const AT_ONCE = 6;
const TOO_SLOW_MS = 2000;
const SEED = Number(process.env.FUZZ_SEED ?? 1);

type Call = { name: string; fields: Fields; send: () => Promise<Answered> };

test(`${CALLS} forms of every kind, sent as a browser sends them with what no reader would type: no failure, no stack, none slow, nothing kept that is forbidden`, async ({
  request,
  server,
  database,
}) => {
  test.setTimeout(600_000);
  const house = openHouse(database);
  const victim = await victimIn(house);
  const { cookie } = await signIn(database, 'fire@people.example.org', ['organiser']);
  const sending = { request, origin: server.url, cookie: `${cookie.name}=${cookie.value}` };
  const kinds: fc.Arbitrary<Call>[] = [];
  for (const action of serverActions()) {
    const known = FOREIGN_ACTIONS[action.name];
    // What ends this very session, or makes everybody of the desk show a factor, would end the fire.
    if (/signOut|endOthers|saveRule|shutOut|takeRole|endOne$/.test(action.name)) continue;
    const bases = known && known !== 'no-ids' ? known.forms(victim) : [{}];
    const bound = known && known !== 'no-ids' ? known.bound?.(victim) : undefined;
    const schemas = await schemasOf(action.name);
    const typed = schemas.length > 0 ? fc.oneof(...schemas.map(fieldsFor)) : fc.constant<Fields>({});
    kinds.push(
      fc
        .tuple(
          fc.constantFrom(...bases),
          typed,
          struck({ ...idsOf(victim), token: 'x', code: '1', email: 'x' }),
        )
        .map(([base, asked, [name, value]]) => {
          const fields = { ...idsOf(victim), ...base, ...asked, [name]: value };
          return { name: action.name, fields, send: () => callAction(sending, action, fields, bound) };
        }),
    );
  }
  for (const [step, schema] of Object.entries(STEP_INPUTS)) {
    kinds.push(
      fc.tuple(fieldsFor(schema), struck({ email: 'x', phone: 'x' })).map(([asked, [name, value]]) => {
        const fields = { ...asked, [name]: value };
        return {
          name: `register/${step}`,
          fields,
          send: () => post(sending, `/en/register/${step}/save`, fields),
        };
      }),
    );
  }
  const each = Math.ceil(CALLS / kinds.length);
  const waiting = kinds
    .flatMap((kind, position) => fc.sample(kind, { numRuns: each, seed: SEED + position }))
    .map((call, position) => ({ call, turn: position % each }))
    .sort((one, other) => one.turn - other.turn)
    .map(({ call }) => call);
  expect(waiting.length).toBeGreaterThanOrEqual(CALLS);
  const faults = new Map<string, string>();
  const trail: unknown[] = [];
  const work = async () => {
    for (let call = waiting.pop(); call; call = waiting.pop()) {
      const answer = await call.send();
      trail.push({
        name: call.name,
        fields: JSON.stringify(call.fields).slice(0, 600),
        status: answer.status,
        text: answer.text.slice(0, 200),
      });
      const fault = faultOf(answer);
      if (fault) faults.set(`${call.name}: ${fault}`, JSON.stringify(call.fields).slice(0, 1500));
      // On a busy machine anything may wait for its turn: what is slow by itself is slow again.
      else if (answer.ms > TOO_SLOW_MS && (await call.send()).ms > TOO_SLOW_MS)
        faults.set(`${call.name}: slow`, JSON.stringify(call.fields).slice(0, 1500));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const { writeFileSync } = await import('node:fs');
  writeFileSync(
    '/tmp/fire.json',
    JSON.stringify(
      {
        faults: [...faults],
        trail,
        verify: await verify(house.scope()),
        logs: server.logs(),
        url: database.url,
      },
      null,
      1,
    ),
  );
  const { rows: hist } = await database.db.execute(sql`SELECT * FROM audit_fact ORDER BY id`);
  const { rows: regs } = await database.db.execute(
    sql`SELECT r.id, r.reference, r.state, r.invitation_id, r.delegation_id, r.category, h.pool, h.caps, h.is_kept, w.pool AS wpool FROM registration r LEFT JOIN hold h ON h.registration_id = r.id LEFT JOIN waiting w ON w.registration_id = r.id`,
  );
  const { rows: ed } = await database.db.execute(sql`SELECT * FROM edition`);
  writeFileSync('/tmp/fire-db.json', JSON.stringify({ hist, regs, ed }, null, 1));
  expect([...faults]).toEqual([]);
  const logs = server.logs();
  expect(logs.split('\n').filter((line) => /action failed|request failed|unhandled/i.test(line))).toEqual([]);
  expect(await forbiddenIn(database)).toEqual([]);
  expect((await verify(house.scope())).faults).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

/** One field of those that are there, or one that nobody asked for, with something hostile in it. */
const struck = (known: Fields): fc.Arbitrary<[string, string | string[]]> => {
  const hostile = fc.constantFrom(...HOSTILE).map((text) => text.toWellFormed());
  return fc.tuple(
    fc.constantFrom(
      ...Object.keys(known),
      '__proto__',
      'constructor',
      'toString',
      'isAdmin',
      'role',
      'state',
    ),
    fc.oneof(
      { weight: 4, arbitrary: hostile },
      { weight: 1, arbitrary: fc.array(hostile, { maxLength: 3 }) },
    ),
  );
};

async function post(
  { request, origin, cookie }: Parameters<typeof callAction>[0],
  path: string,
  fields: Fields,
): Promise<Answered> {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value);
  const start = performance.now();
  const answer = await request.post(path, {
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
    data: body.toString(),
    maxRedirects: 0,
  });
  const text = await answer.text();
  return { status: answer.status(), text, headers: answer.headers(), ms: performance.now() - start };
}

function faultOf({ status, text }: Answered): string | undefined {
  if (status >= 500) return `status ${status}`;
  if (/"digest":|Our mistake|\bat [\w.<>]+ \(|node_modules|SELECT .* FROM|Failed query/.test(text)) {
    return `tells of our inside: ${/.{0,80}("digest":|\bat [\w.<>]+ \(|node_modules|Failed query).{0,120}/.exec(text)?.[0]}`;
  }
  return /^1:\{"(message|problem)":"[^"]*INTERNAL/m.test(text) ? 'INTERNAL' : undefined;
}

/** Tables in which something stands that no schema lets in: a control character other than those of a written text. */
async function forbiddenIn({ db }: Database): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  const found = await Promise.all(
    rows.map(async ({ name }) => {
      const asked = `SELECT 1 FROM "${name}" AS one WHERE one::text ~ E'[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]' LIMIT 1`;
      return (await db.execute(sql.raw(asked))).rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat();
}
