import { PDFDocument } from '@cantoo/pdf-lib';
import { sql } from 'drizzle-orm';
import { registration, staffRole, user } from '@/db/schema';
import { askBatch } from '@/lib/badge/batches';
import { type BadgeDocument, documentOf } from '@/lib/badge/face';
import { batchReport, piecesOf } from '@/lib/badge/files';
import { Press } from '@/lib/badge/press';
import { printBadge } from '@/lib/badge/printing';
import { carryOutBatch } from '@/lib/badge/running';
import type { Person } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { makePeople } from '@/lib/seed/people';
import { withProgress } from '../progress';
import { growTo } from './grown-edition';
import { withInstance } from './instance';
import { figure, type Measured } from './measured';
import { issueAll } from './tickets';

/** Of these some 5,800 are approved and have a ticket. */
const PEOPLE = 13_000;
const BADGES = 5000;
const SINGLES = 200;
const MEGABYTE = 1024 * 1024;

/** What is printed before the first morning, and what is printed at the desk: with the database, the prints and their facts. */
export const documents = (): Promise<Measured[]> =>
  withInstance({ processes: 0 }, async ({ scope }) => {
    await growTo(scope(), PEOPLE);
    await issueAll(scope());
    await rename(scope());
    const organiser = await hire(scope());
    const people = await scope()
      .db.select({ id: registration.id, reference: registration.reference })
      .from(registration)
      .where(sql`EXISTS (SELECT 1 FROM ticket WHERE registration_id = ${registration.id})`)
      .orderBy(registration.id)
      .limit(BADGES + SINGLES);
    const asked = (): Scope => ({ ...scope(), actor: organiser });
    const ids = people.slice(0, BADGES).map(({ id }) => id);
    const batch = await withProgress('Measuring batch', () => measureBatch(asked, ids));
    const single = await withProgress('Measuring single', () =>
      measureSingle(
        asked,
        people.slice(BADGES).map(({ reference }) => reference),
      ),
    );
    return [batch, single];
  });

/** Names as people have them, in their scripts: set type is not equally fast in all of them. */
async function rename({ db }: Scope): Promise<void> {
  const names = makePeople(PEOPLE, 1, new Date()).map(({ registration: one }, at) => ({
    at,
    surname: one.nameLatin.surname,
    given: one.nameLatin.given,
    native: one.nameNative,
    organisation: one.organisation,
  }));
  await db.execute(sql`
    UPDATE registration SET surname_latin = surname, given_latin = given, name_native = native, organisation = its.organisation
    FROM json_to_recordset(${JSON.stringify(names)}::json)
        AS its(at int, surname text, given text, native text, organisation text),
      (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at FROM registration) AS numbered
    WHERE numbered.at = its.at AND registration.id = numbered.id`);
}

async function hire({ db, now }: Scope): Promise<Person> {
  const [userId, email] = [newId(), 'bench@example.org'];
  await db.insert(user).values({ id: userId, email });
  await db.insert(staffRole).values({ userId, role: 'organiser', grantedBy: 'system:bench', grantedAt: now });
  return { kind: 'person', userId, email, roles: ['organiser'], provedAt: now };
}

async function measureBatch(scope: () => Scope, ids: string[]): Promise<Measured> {
  const id = newId();
  expectOk(await askBatch(scope(), { id, format: 'a6', layout: 'single' }, ids));
  const press = new Press();
  const blank = await blankOf(scope(), ids);
  const floor = await timed(() => press.set(blank));
  press.close();
  let memoryMb = 0;
  const { seconds } = await timed(async () => {
    memoryMb = await carryOutBatch(scope(), id);
  });
  const { outcomes, batch } = expectOk(await batchReport(scope(), id));
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(scope(), id)) pieces.push(piece);
  const pages = (await PDFDocument.load(Buffer.concat(pieces))).getPageCount();
  const printed = outcomes.get('printed') ?? 0;
  return {
    part: 'batch',
    figures: [
      figure('badges', printed, ''),
      figure('seconds', seconds, 's', { atMost: 15 }),
      figure('floor: the same without words', floor.seconds, 's'),
      figure('ratio to the floor', seconds / floor.seconds, '×'),
      figure('memory of the press', memoryMb, 'MB', { atMost: 1000 }),
      figure('size of the file', (batch.fileBytes ?? 0) / MEGABYTE, 'MB'),
    ],
    faults: [
      ...(printed === ids.length ? [] : [`${printed} badges printed instead of ${ids.length}`]),
      ...(pages === ids.length ? [] : [`${pages} pages instead of ${ids.length}`]),
    ],
  };
}

/** As many badges with a code and nothing else: what no words can be faster than. */
async function blankOf(scope: Scope, ids: string[]): Promise<BadgeDocument> {
  const bearers = ids.map((registrationId, at) => ({
    registrationId,
    code: String(10n ** 21n + BigInt(at)),
  }));
  const whole = await documentOf(scope, bearers, { format: 'a6', title: 'blank' });
  return { ...whole, badges: whole.badges.map((badge) => ({ ...badge, names: [''], lines: [], zones: [] })) };
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; done: T }> {
  const start = performance.now();
  const done = await work();
  return { seconds: (performance.now() - start) / 1000, done };
}

async function measureSingle(scope: () => Scope, references: string[]): Promise<Measured> {
  const faults: string[] = [];
  const times: number[] = [];
  for (const reference of references) {
    const { seconds, done } = await timed(() => printBadge(scope(), { reference, format: 'a6' }));
    // The first one starts the press, as the first one of a morning does: it is told apart.
    times.push(seconds * 1000);
    if (!done.ok) faults.push(`a badge was refused: ${done.refusal.code}`);
  }
  const [first = 0, ...others] = times;
  others.sort((one, other) => one - other);
  const at = (share: number) => others[Math.min(others.length - 1, Math.floor(share * others.length))] ?? 0;
  return {
    part: 'single',
    figures: [
      figure('badges', times.length - faults.length, ''),
      figure('the first, which starts the press', first, 'ms'),
      figure('p50', at(0.5), 'ms'),
      figure('p95', at(0.95), 'ms', { atMost: 150 }),
    ],
    faults,
  };
}
