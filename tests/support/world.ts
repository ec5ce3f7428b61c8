import { sql } from 'drizzle-orm';
import type { Actor } from '@/lib/core/actor';
import { verify } from '@/lib/dashboard/verify';
import { currentEdition } from '@/lib/edition/queries';
import type { Submitted } from '@/lib/registration/commands';
import { expectAgreeing } from './agree';
import type { Database } from './database';
import {
  capsOf,
  emptyModel,
  inOrder,
  lineOf,
  type Model,
  type Person,
  passed,
  takenSeats,
  walk,
} from './model';
import { minutesLater } from './people';

/** A house and the model that it is held to. People and codes have the same numbers in both. */
export type World = {
  database: Database;
  editionId: string;
  model: Model;
  people: Submitted[];
  codes: { id: string; typed: string }[];
  minutes: number;
  /** How often the list has been woken since it last moved. */
  wakes: number;
};

export const DELEGATIONS = ['0190a000-0000-7000-8000-00000000000a', '0190a000-0000-7000-8000-00000000000b'];

const TABLES = `state_spell, audit_personal, audit_seal, audit_fact, likeness, double_pair, succession, decision_undo, decision, ticket, challenge, consent, vault_record, information_request,
  hold, waiting, registration, invitation, mail_message, delegation, reserve_release, idempotent_answer`;

/** Lets histories follow one another in a database: what is only ever added to can be emptied in it. */
export async function allowEmptying({ pool }: Database): Promise<void> {
  for (const table of ['audit_fact', 'audit_seal', 'decision', 'decision_undo']) {
    await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  }
}

/** Begins a history where others have been: everything is as new, in milliseconds and not in a new database. */
export async function beginHistory(database: Database): Promise<World> {
  const { id } = await currentEdition(database);
  const model = emptyModel();
  await database.pool.query(`BEGIN;
    ${TABLES.split(',')
      .map((table) => `DELETE FROM ${table}`)
      .join(';')}; DELETE FROM graphile_worker._private_jobs;
    DELETE FROM pool WHERE size_seats IS NOT NULL; UPDATE pool SET held_seats = 0, waiting_people = 0;
    UPDATE edition SET capacity_seats = ${model.capacity}, international_reserve_seats = ${model.reserve},
      seats_held_from = '${model.heldFrom}', attendance_confirm_by = '2027-01-01';
    INSERT INTO delegation (id, edition_id, key, territory_type, name, country)
      SELECT delegation::uuid, edition.id, delegation, 'city', '{"en":"City"}', 'CN'
      FROM edition, unnest(ARRAY['${DELEGATIONS.join("','")}']) AS delegation;
    COMMIT`);
  return { database, editionId: id, model, people: [], codes: [], minutes: 0, wakes: 0 };
}

export const scopeOf = ({ database, minutes }: World, actor?: Actor) =>
  database.scope(actor, minutesLater(minutes));

type Picture = {
  people: { reference: string; state: string; seat: string[] | null; told: string[] }[];
  line: string[];
  pools: Record<string, { size: number | null; held: number; waiting: number }>;
  codes: { uses: number; reserved: number; isEnded: boolean }[];
  edition: { capacity: number; reserve: number; heldFrom: string };
};

/** Everything that model and house must agree on, as the database has it. */
async function pictureOf({ database: { db } }: World): Promise<Picture & { wakes: number }> {
  const { rows } = await db.execute<Picture & { wakes: number }>(sql`SELECT
    (SELECT coalesce(json_agg(json_build_object('reference', reference, 'state', state,
      'seat', (SELECT ARRAY[pool] || caps FROM hold WHERE registration_id = registration.id),
      'told', (SELECT coalesce(json_agg(kind ORDER BY created_at, id), '[]') FROM mail_message WHERE registration_id = registration.id))
      ORDER BY submitted_at, id), '[]') FROM registration) AS people,
    (SELECT coalesce(json_agg(concat_ws(' ', reference, pool, array_to_string(caps, ' '), 'priority', priority,
      CASE WHEN approved_at IS NOT NULL THEN 'approved' END) ORDER BY priority DESC, place), '[]')
      FROM waiting JOIN registration ON registration.id = registration_id) AS line,
    (SELECT json_object_agg(key, json_build_object('size', size_seats, 'held', held_seats, 'waiting', waiting_people)) FROM pool) AS pools,
    (SELECT coalesce(json_agg(json_build_object('uses', uses, 'reserved', reserved_seats, 'isEnded', ended_at IS NOT NULL)
      ORDER BY created_at, id), '[]') FROM invitation) AS codes,
    (SELECT json_build_object('capacity', capacity_seats, 'reserve', international_reserve_seats, 'heldFrom', seats_held_from)
      FROM edition) AS edition,
    (SELECT count(*)::int FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task
      ON task.id = job.task_id WHERE task.identifier = 'waitlist.promote') AS wakes`);
  const [picture] = rows;
  if (!picture) throw new Error('a statement without a row');
  return picture;
}

/** The same, as the model has it; the counters are counted from the people. */
function expected({ model, people }: World): Picture {
  const taken = takenSeats(model);
  const waiting = inOrder(model.people);
  const reference = (one: Model['people'][number]) => people[model.people.indexOf(one)]?.reference ?? '';
  const keys = ['domestic', 'international', ...model.caps.keys()] as const;
  const isIn = (key: string) => (seat: (typeof taken)[number]) =>
    [seat.pool, ...capsOf(seat)].includes(key as never);
  return {
    people: model.people.map((one) => ({
      reference: reference(one),
      state: one.state,
      seat: one.hasSeat ? [one.pool, ...capsOf(one)] : null,
      told: one.told,
    })),
    line: waiting.map((one) =>
      [
        reference(one),
        one.pool,
        ...capsOf(one),
        'priority',
        one.place?.priority,
        ...(one.place?.isApproved ? ['approved'] : []),
      ].join(' '),
    ),
    pools: Object.fromEntries(
      keys.map((key) => [
        key,
        {
          size: model.caps.get(key as never) ?? null,
          held: taken.filter(isIn(key)).length,
          waiting: waiting.filter(isIn(key)).length,
        },
      ]),
    ),
    codes: model.codes.map(({ uses, reserved, isEnded }) => ({ uses, reserved, isEnded })),
    edition: { capacity: model.capacity, reserve: model.reserve, heldFrom: model.heldFrom },
  };
}

/** House and model agree on every state, seat, place, letter and counter. Tells how often the list has been woken. */
export async function expectAgreement(world: World): Promise<number> {
  const { wakes, ...picture } = await pictureOf(world);
  expectAgreeing(picture, expected(world));
  return wakes;
}

/** Who on the list could sit now. */
export const callable = ({ model }: World): Person[] => walk(model, takenSeats(model), lineOf(model)).seated;

export async function expectSound(world: World): Promise<void> {
  expectAgreeing((await verify(scopeOf(world))).faults, []);
}

/** How far each limit is passed now. */
export const overbooking = ({ model }: World): Map<string, number> => passed(model, takenSeats(model));
