import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { verify } from '@/lib/dashboard/verify';
import type { Database } from '../support/database';
import { actionShots, type Shot, shapelessShots, stepShots, unreadableShots } from '../support/form-fire';
import { openHouse } from '../support/house';
import { expect, test } from '../support/own-site';
import { type Answered, isRefusal } from '../support/server-actions';
import { signIn } from '../support/sessions';
import { victimIn } from '../support/victim';

const FORMS = Number(process.env.FORMS ?? 2400);
const SHAPELESS = 400;
const UNREADABLE = 4;
const AT_ONCE = 6;
const TOO_SLOW_MS = 2000;
const RECOUNT_EVERY = 150;
// The same forms in every run, so that a red run can be repeated; another seed looks elsewhere.
const SEED = Number(process.env.FUZZ_SEED ?? 1);

test(`${FORMS} forms of every kind, sent as browsers send them with what no reader would type: no failure, no stack, none slow, and every seat counted right all the while`, async ({
  request,
  server,
  database,
}) => {
  test.setTimeout(600_000);
  const house = openHouse(database);
  const victim = await victimIn(house);
  const { cookie } = await signIn(database, 'fire@people.example.org', ['organiser']);
  const fire = { sending: { request, origin: server.url, cookie: `${cookie.name}=${cookie.value}` }, victim };
  const formed = inTurns([...(await actionShots(fire)), ...stepShots(fire)], FORMS);
  expect(formed.length).toBeGreaterThanOrEqual(FORMS);
  const shapeless = inTurns(shapelessShots(fire), SHAPELESS);
  const waiting = [...shapeless, ...formed];
  /** Each fault once, with what shows it. */
  const faults = new Map<string, string>();
  const trail: string[] = [];
  const slow: Shot[] = [];
  let [refused, done] = [0, 0];
  const work = async () => {
    for (let shot = waiting.pop(); shot; shot = waiting.pop()) {
      const answer = await shot.send();
      if (isRefusal(answer)) refused++;
      else done++;
      trail.push(`${shot.name} ${answer.status} ${JSON.stringify(shot.sent).slice(0, 300)}`);
      const told = (fault: string, sent: unknown = shot.sent) =>
        faults.set(`${shot.name}: ${fault}`, JSON.stringify(sent).slice(0, 1500));
      const fault = faultOf(answer);
      if (fault) told(fault);
      else if (answer.ms > TOO_SLOW_MS) slow.push(shot);
      if (trail.length % RECOUNT_EVERY > 0) continue;
      const { faults: wrong } = await verify(house.scope());
      if (wrong.length > 0) told(JSON.stringify(wrong), trail.slice(-RECOUNT_EVERY));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // On a busy machine anything may wait for its turn: what is slow by itself is slow each time, alone.
  for (const { name, sent, send } of slow) {
    const times = [(await send()).ms, (await send()).ms, (await send()).ms];
    if (Math.min(...times) > TOO_SLOW_MS) faults.set(`${name}: slow`, JSON.stringify(sent).slice(0, 1500));
  }
  expect([...faults]).toEqual([]);
  // The forms get somewhere, and are not all turned away.
  expect(done, `${refused} refused`).toBeGreaterThan(FORMS / 10);
  expect(refused).toBeGreaterThan(FORMS / 4);
  const failures = () =>
    server
      .logs()
      .split('\n')
      .filter((line) => /"level":[56]0|unhandled/i.test(line));
  expect(failures()).toEqual([]);
  expect(await forbiddenIn(database)).toEqual([]);
  expect((await verify(house.scope())).faults).toEqual([]);

  // What is no call at all fails in Next, each time; the log tells it once for each place and minute.
  const unreadable = unreadableShots(fire).slice(0, UNREADABLE);
  for (let at = 0; at < 10 * UNREADABLE; at++) {
    const { status, text } = await (unreadable[at % UNREADABLE] as () => Promise<Answered>)();
    expect(`${status} ${INSIDE.exec(text.replace(NUMBER_OF_A_FAILURE, ''))?.[0] ?? ''}`).toMatch(/^[45]00 $/);
  }
  expect(failures().length).toBeGreaterThan(0);
  expect(failures().length).toBeLessThanOrEqual(UNREADABLE);
});

/** So many of all kinds together, one after the other of every kind, and not all of one kind at once. */
function inTurns(kinds: fc.Arbitrary<Shot>[], calls: number): Shot[] {
  const each = Math.ceil(calls / kinds.length);
  return kinds
    .flatMap((kind, position) => fc.sample(kind, { numRuns: each, seed: SEED + position }))
    .map((shot, position) => ({ shot, turn: position % each }))
    .sort((one, other) => one.turn - other.turn)
    .map(({ shot }) => shot);
}

/** A page that is not there, a sign-in that is asked for and the way on are Next's own words, and no fault. */
const NEXTS_OWN = /:E\{"digest":"NEXT_(HTTP_ERROR_FALLBACK;40\d|REDIRECT;[^"]*)"/g;
/** By which a failure is found in the log, and nothing besides. */
const NUMBER_OF_A_FAILURE = /:E\{"digest":"\d+"/g;
const INSIDE = /.{0,80}(:E\{"digest":|Our mistake|\bat [\w.<>]+ \(|node_modules|Failed query).{0,120}/;

function faultOf({ status, text }: Answered): string | undefined {
  if (status >= 500) return `status ${status}`;
  const inside = INSIDE.exec(text.replace(NEXTS_OWN, ''))?.[0];
  if (inside) return `tells of our inside: ${inside}`;
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
