import { eq } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { auditFact, edition, hold, informationRequest, mailMessage, waiting } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { inTransaction, type TxScope } from '@/lib/core/scope';
import { expect, type House, test } from '../support/house';
import { NOW } from '../support/people';

const writing = (house: House, work: (tx: TxScope) => Promise<void>) =>
  inTransaction(house.scope(), async (tx) => ok(await work(tx)));

const mail = (own: Partial<typeof mailMessage.$inferInsert> = {}) => ({
  id: newId(),
  factKey: newId(),
  kind: 'withdrawn',
  recipient: 'ana@example.org',
  locale: 'en',
  createdAt: NOW,
  dueAt: NOW,
  ...own,
});

test('what is written together reads like what is written alone, in every kind of column', async ({
  house,
}) => {
  const { id: registrationId } = await house.submit();
  const note = 'quotes " and \' , {braces}, \\ backslashes, 李娜\nand a second line';
  const request = {
    id: newId(),
    registrationId,
    fields: ['a,b', '"c"', '{d}', ''],
    note,
    requestedAt: new Date('2027-03-01T09:00:00.123Z'),
    deadlineAt: NOW,
  };
  const fact = {
    id: newId(),
    at: NOW,
    actor: 'system:test',
    action: 'test.written',
    subject: 'test:1',
    after: { text: note, list: [1, null], inner: { isTrue: true } },
    requestId: 'r',
  };
  const letter = mail({ sealed: Buffer.from([0, 1, 254, 255, 92]), attempts: 3 });
  await writing(house, (tx) =>
    insertAll(
      tx.db,
      rowsFor(informationRequest, [request]),
      rowsFor(auditFact, [fact]),
      rowsFor(mailMessage, [letter]),
    ),
  );
  const [asked] = await house.db
    .select()
    .from(informationRequest)
    .where(eq(informationRequest.id, request.id));
  const [told] = await house.db.select().from(auditFact).where(eq(auditFact.id, fact.id));
  const [sent] = await house.db.select().from(mailMessage).where(eq(mailMessage.id, letter.id));
  const untouched = { remindedAt: null, answeredAt: null, requestedBy: null, done: [], notes: {} };
  expect(asked).toEqual({ ...request, ...untouched });
  expect(told).toEqual({ ...fact, before: null });
  // Columns that nobody mentions get their defaults.
  expect(sent).toMatchObject({ ...letter, state: 'queued', registrationId: null });
});

test('rows of several tables may refer to each other, and a change goes with them', async ({ house }) => {
  const editionId = (await house.db.select().from(edition))[0]?.id ?? '';
  const { id: registrationId } = await house.submit();
  await house.db.delete(hold);
  await writing(house, (tx) =>
    insertAll(
      tx.db,
      rowsFor(waiting, [{ registrationId, editionId, pool: 'domestic', caps: ['category:DEL'], since: NOW }]),
      { change: house.db.update(edition).set({ decisionDays: 77 }).getSQL() },
    ),
  );
  expect(await house.db.select().from(waiting)).toMatchObject([
    { pool: 'domestic', caps: ['category:DEL'], priority: 0, place: expect.any(Number) },
  ]);
  expect((await house.db.select().from(edition))[0]?.decisionDays).toBe(77);
});

test('rows keep their order, also in what the database numbers', async ({ house }) => {
  const editions = await house.db.select().from(edition);
  const people = await Promise.all(Array.from({ length: 12 }, () => house.submit()));
  await writing(house, (tx) =>
    insertAll(
      tx.db,
      rowsFor(
        waiting,
        people.map(({ id }) => ({
          registrationId: id,
          editionId: editions[0]?.id ?? '',
          pool: 'international' as const,
          caps: [],
          since: NOW,
        })),
      ),
    ),
  );
  const line = await house.db.select().from(waiting).orderBy(waiting.place);
  expect(line.map(({ registrationId }) => registrationId)).toEqual(people.map(({ id }) => id));
});

test('a repeated row is passed over where that was asked for, and breaks the whole where it was not', async ({
  house,
}) => {
  const first = mail({ factKey: 'told' });
  await writing(house, (tx) => insertAll(tx.db, rowsFor(mailMessage, [first])));
  const again = rowsFor(mailMessage, [mail({ factKey: 'told' }), mail({ factKey: 'new' })]);
  await writing(house, (tx) => insertAll(tx.db, { ...again, isRepeatable: true }));
  expect((await house.mails()).map(({ factKey }) => factKey).sort()).toEqual(['new', 'told']);
  await expect(writing(house, (tx) => insertAll(tx.db, again))).rejects.toThrow();
});

test('a row that lacks what the others have is a bug, told before anything is sent', async ({ house }) => {
  const rows = [mail(), { ...mail(), recipient: undefined as unknown as string }];
  await expect(writing(house, (tx) => insertAll(tx.db, rowsFor(mailMessage, rows)))).rejects.toThrow(
    /mail_message lacks recipient/,
  );
});
