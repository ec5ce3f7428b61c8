import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { makePeople } from '@/lib/seed/people';
import { changeSettings } from '@/lib/waitlist/settings';
import { withInstance } from '../instance';
import { seatFaults } from '../judgement';
import { figure, type Measured } from '../measured';
import { submitAll } from './database';

const SEATS = 100;
const WAITING = 2000;
const RELEASED = 1000;
const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 120_000;

/** A thousand seats at once for two thousand who wait: until the last is promoted and the letters are written. */
export const measurePromotion = (): Promise<Measured> =>
  withInstance({ processes: 1 }, async ({ scope }) => {
    const { id } = await currentEdition(scope());
    expectOk(await changeSettings(scope(), id, { capacity: SEATS, internationalReserve: SEATS / 2 }));
    const people = makePeople(SEATS + WAITING, 1, new Date()).map(({ registration }) => registration);
    await submitAll(scope, people);
    await until(scope, 'SELECT count(*) = 0 FROM graphile_worker._private_jobs WHERE run_at <= now()');
    const start = performance.now();
    expectOk(await changeSettings(scope(), id, { capacity: SEATS + RELEASED }));
    await until(
      scope,
      `SELECT (SELECT count(*) FROM mail_message WHERE kind = 'promoted') >= ${RELEASED}
        AND (SELECT count(*) FROM hold) >= ${SEATS + RELEASED}`,
    );
    const seconds = (performance.now() - start) / 1000;
    const { rows } = await scope().db.execute<{ promoted: number; letters: number }>(sql`
      SELECT (SELECT count(*) FROM hold)::int - ${SEATS}::int AS promoted,
        (SELECT count(DISTINCT registration_id) FROM mail_message WHERE kind = 'promoted')::int AS letters`);
    const wrong = Object.entries(rows[0] ?? {}).filter(([, count]) => count !== RELEASED);
    return {
      part: 'promotion',
      figures: [
        figure('1,000 seats for 2,000 waiting', seconds, 's', { atMost: 3 }),
        figure('promotions per second', RELEASED / seconds, '/s'),
      ],
      faults: [
        ...wrong.map(([what, count]) => `${count} ${what} instead of ${RELEASED}`),
        ...(await seatFaults(scope())),
      ],
    };
  });

/** Looks until the question is answered with true. */
async function until(scope: () => Scope, question: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const { rows } = await scope().db.execute(sql.raw(question));
    if (Object.values(rows[0] ?? {})[0] === true) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`not so after ${PATIENCE_MS / 1000} s: ${question}`);
}
