import { type SQL, sql } from 'drizzle-orm';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { changeSettings } from '@/lib/waitlist/settings';
import { sayAside, withProgress } from '../progress';

/**
 * Fills the current edition with rows as `count` applications and their reviewers would have left them: people from
 * home wait, a reserve of seats for those from abroad is left. Written straight into the tables, because no rule could
 * be asked half a million times in a benchmark; the seats agree, as `verify` says afterwards.
 */
export async function growTo(scope: Scope, count: number): Promise<void> {
  await withProgress(
    `Writing ${count.toLocaleString('en')} registrations`,
    () => write(scope, count),
    sayAside,
  );
}

async function write(scope: Scope, count: number): Promise<void> {
  const { id } = await currentEdition(scope);
  await scope.db.execute(registrations(id, count));
  for (const statement of [...SEATS, CONSENTS, SPELLS, COUNTERS]) await scope.db.execute(sql.raw(statement));
  const { rows } = await scope.db.execute<{ domestic: number; international: number }>(
    sql.raw(`SELECT count(*) FILTER (WHERE pool = 'domestic')::int AS domestic,
      count(*) FILTER (WHERE pool = 'international')::int AS international FROM hold`),
  );
  const { domestic = 0, international = 0 } = rows[0] ?? {};
  // Home is full; abroad has room for everybody who is still to come.
  const internationalReserve = international + count;
  expectOk(
    await changeSettings(scope, id, { internationalReserve, capacity: domestic + internationalReserve }),
  );
  await scope.db.execute(sql.raw('VACUUM (ANALYZE) registration, hold, waiting, consent, state_spell, pool'));
}

// Spelled in one way only, so that what is written straight into the table is folded already.
const SYLLABLES = sql.raw(`'{ba,de,fi,go,ka,le,mi,no,pa,re,si,tu,va,ze,mo,lu}'::text[]`);
/** An invented word, the same for the same thing: without a common beginning, which no two real names need have. */
const word = (of: SQL, syllables: number): SQL =>
  sql`initcap(${sql.join(
    Array.from(
      { length: syllables },
      (_, at) =>
        sql`(${SYLLABLES})[1 + get_byte(decode(md5((${of})::text), 'hex'), ${sql.raw(`${at}`)}) % 16]`,
    ),
    sql` || `,
  )})`;

/** Of a hundred: 40 approved, 25 rejected, 15 waiting (from home only, else approved), 10 undecided, 10 gone. */
const registrations = (editionId: string, count: number) => sql`
  INSERT INTO registration (id, edition_id, reference, state, state_changed_at, submitted_at, email_confirmed_at,
    category, country_represented, is_international, territory, citizenship, surname_latin, given_latin, name_native,
    email, email_key, phone, organisation, position, tracks, languages, locale, search_text)
  SELECT uuidv7(), ${editionId}, 'GROWN-' || n, state, at, at, at,
    (ARRAY['DEL', 'GOV', 'BUS', 'EXP', 'NGO', 'YTH', 'MED'])[1 + n % 7], country, country <> 'RU', city, country,
    surname, given, surname || ' ' || given, email, email, '+7' || (9000000000 + n), organisation, 'Adviser',
    ARRAY['transport', 'culture'], ARRAY['ru', 'en'], CASE country WHEN 'RU' THEN 'ru' ELSE 'en' END,
    ' ' || lower(concat_ws(' ', 'grovn', n, given, surname, surname, given, 'grovn', n, 'people invented eksample',
      79000000000 + n, organisation, city, CASE WHEN n < 100 THEN 'zq' || n END)) || ' '
  FROM (
    SELECT n, country, now() - interval '60 days' + n * interval '1 millisecond' AS at,
      CASE WHEN n % 100 < 40 THEN 'approved' WHEN n % 100 < 65 THEN 'rejected'
        WHEN n % 100 < 80 THEN CASE country WHEN 'RU' THEN 'waitlisted' ELSE 'approved' END
        WHEN n % 100 < 88 THEN 'submitted' WHEN n % 100 < 90 THEN 'needs_info'
        WHEN n % 100 < 95 THEN 'withdrawn' ELSE 'lapsed' END AS state,
      ${word(sql`'s' || n % 100000`, 4)} AS surname, ${word(sql`'g' || n % 5000`, 3)} AS given, ${word(sql`'c' || n % 900`, 3)} AS city,
      'Ministerstvo ' || ${word(sql`'o' || n % 20000`, 4)} AS organisation,
      'grown-' || n || '@people.invented.example' AS email
    FROM (
      SELECT n, (ARRAY['CN', 'IN', 'BR', 'ZA', 'RU', 'RU', 'RU', 'RU', 'RU', 'RU', 'RU', 'RU'])[1 + n / 7 % 12] AS country
      FROM generate_series(1, ${count}::int) AS n) AS placed) AS grown`;

const CAPS = `array_remove(ARRAY['category:' || category, 'delegation:' || delegation_id], NULL)`;
const POOL = `CASE WHEN is_international THEN 'international' ELSE 'domestic' END`;
const SEATS = [
  `INSERT INTO hold (registration_id, edition_id, pool, caps, held_at)
    SELECT id, edition_id, ${POOL}, ${CAPS}, state_changed_at FROM registration
    WHERE state IN ('approved', 'submitted', 'needs_info') ORDER BY id`,
  `INSERT INTO waiting (registration_id, edition_id, pool, caps, since)
    SELECT id, edition_id, ${POOL}, ${CAPS}, submitted_at FROM registration WHERE state = 'waitlisted' ORDER BY id`,
];
const CONSENTS = `INSERT INTO consent (registration_id, edition_id, purpose, version, locale, given_at, given_by)
  SELECT id, edition_id, purpose, 1, locale, submitted_at, 'form' FROM registration, unnest(ARRAY['personalData', 'terms']) AS purpose`;
/** Whoever is not under review any more was, for some time up to two months. */
const SPELLS = `INSERT INTO state_spell (registration_id, state, since, until)
  SELECT id, 'submitted', submitted_at, submitted_at + (1 + row_number() OVER (ORDER BY id) % 8400) * interval '10 minutes'
  FROM registration WHERE state <> 'submitted'`;
const COUNTERS = `UPDATE pool SET
  held_seats = (SELECT count(*) FROM hold WHERE hold.edition_id = pool.edition_id AND hold.pool = pool.key),
  waiting_people =
    (SELECT count(*) FROM waiting WHERE waiting.edition_id = pool.edition_id AND waiting.pool = pool.key)`;
