import { eq } from 'drizzle-orm';
import { mailBounce, registration } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { parseInput } from '@/lib/core/input';
import { expectOk } from '@/lib/core/result';
import { bounces, bouncesAbout, clearBounces, markedAddresses, takeInBounces } from '@/lib/mail/bounces';
import { bounceInput } from '@/lib/mail/input';
import { complaint, isMarked, notification, written } from '../support/bounces';
import { expect, type House, test } from '../support/house';
import {
  application,
  gateStaff,
  minutesLater,
  organiser,
  reviewer,
  tokenWith,
  viewer,
} from '../support/people';

const EMAIL = 'Ana@Example.org';
const provider = tokenWith('registrations:write');

const reporting = (house: House, raw: unknown, actor = provider) =>
  takeInBounces(house.scope(actor, minutesLater(5)), expectOk(parseInput(bounceInput, raw)));

const stateOf = async (house: House, mailId: string) =>
  (await house.mails()).find(({ id }) => id === mailId)?.state;

test('a bounce message that comes later is read, by the number of the letter, and noted once', async ({
  house,
}) => {
  const { id, reference, mailId } = await written(house, EMAIL);
  const message = notification({ mailId, recipient: 'ana@example.org' });
  expect(expectOk(await reporting(house, { message }))).toEqual({
    noted: 1,
    known: 0,
    unknown: 0,
    ignored: 0,
  });
  expect(expectOk(await reporting(house, { message }))).toEqual({
    noted: 0,
    known: 1,
    unknown: 0,
    ignored: 0,
  });
  expect(await stateOf(house, mailId)).toBe('bounced');
  expect(await isMarked(house, reference)).toBe(true);
  const facts = (await house.facts(`registration:${id}`)).filter(({ action }) => action === 'mail.bounced');
  expect(facts).toHaveLength(1);
});

test('a delay is ignored, and a letter refused by a rule marks no address', async ({ house }) => {
  const { reference, mailId } = await written(house, EMAIL);
  const delayed = notification({ mailId, recipient: EMAIL, action: 'delayed', status: '4.2.2' });
  expect(expectOk(await reporting(house, { message: delayed }))).toMatchObject({ ignored: 1, noted: 0 });
  expect(await stateOf(house, mailId)).toBe('sent');
  const refused = notification({ mailId, recipient: EMAIL, status: '5.7.1' });
  expect(expectOk(await reporting(house, { message: refused }))).toMatchObject({ noted: 1 });
  expect(await stateOf(house, mailId)).toBe('bounced');
  expect(await isMarked(house, reference)).toBe(false);
});

test('a complaint marks the address and leaves the letter a sent one', async ({ house }) => {
  const { reference, mailId } = await written(house, EMAIL);
  const message = complaint({ mailId, recipient: EMAIL });
  expect(expectOk(await reporting(house, { message }))).toMatchObject({ noted: 1 });
  expect(await stateOf(house, mailId)).toBe('sent');
  expect(await isMarked(house, reference)).toBe(true);
});

test('a provider’s report is taken by number or address; what we have not written to leaves nothing behind', async ({
  house,
}) => {
  const one = await written(house, EMAIL);
  const other = await written(house, 'other@example.org');
  const queued = await house.submit(application({ email: 'queued@example.org' }));
  const [unsent] = (await house.mails()).filter(({ registrationId }) => registrationId === queued.id);
  const taken = await reporting(house, {
    bounces: [
      { kind: 'permanent', messageId: `<${one.mailId}@forum.example.org>`, status: '550' },
      { kind: 'permanent', recipient: 'OTHER@example.org', status: '5.2.2', at: '2099-01-01T00:00:00Z' },
      { kind: 'permanent', recipient: 'stranger@example.org' },
      { kind: 'permanent', messageId: newId() },
      { kind: 'permanent', messageId: '<somebody.elses@letter>' },
      { kind: 'permanent', messageId: unsent?.id },
      { kind: 'transient', recipient: 'other@example.org' },
    ],
  });
  expect(expectOk(taken)).toEqual({ noted: 2, known: 0, unknown: 4, ignored: 1 });
  expect(await isMarked(house, one.reference)).toBe(true);
  const [noted] = await house.db.select().from(mailBounce).where(eq(mailBounce.mailId, other.mailId));
  // No letter comes back tomorrow.
  expect(noted?.happenedAt).toEqual(minutesLater(5));
  expect(await house.db.$count(mailBounce)).toBe(2);
});

test('two reports at once note it once', async ({ house }) => {
  const { mailId } = await written(house, EMAIL);
  const message = notification({ mailId, recipient: EMAIL });
  const taken = await Promise.all(Array.from({ length: 4 }, () => reporting(house, { message })));
  expect(taken.map((one) => expectOk(one).noted).sort()).toEqual([0, 0, 0, 1]);
  expect(await house.db.$count(mailBounce)).toBe(1);
});

test('what is no report of a letter says nothing, however odd', async ({ house }) => {
  await written(house, EMAIL);
  for (const message of [
    'hello',
    'Subject: I am away\r\n\r\nUntil Monday.',
    'Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed',
    `${'Received: x\r\n'.repeat(2000)}\r\n`,
  ]) {
    expect(expectOk(await reporting(house, { message })).noted).toBe(0);
  }
  for (const wrong of [
    {},
    { bounces: [] },
    { bounces: [{ kind: 'permanent' }] },
    { bounces: [{ kind: 'gone', recipient: 'a@b.c' }] },
    { bounces: [{ kind: 'permanent', recipient: 'a@b.c', status: 'x' }] },
    { message: '' },
    { message: 'x'.repeat(200_001) },
  ]) {
    expect(parseInput(bounceInput, wrong), JSON.stringify(wrong).slice(0, 80)).toMatchObject({ ok: false });
  }
});

test('organisers see what came back, and clear an address once; another one that comes back marks it anew', async ({
  house,
}) => {
  const { id, reference, mailId } = await written(house, EMAIL);
  await reporting(house, { message: notification({ mailId, recipient: EMAIL }) });
  const scope = house.scope(organiser, minutesLater(6));
  const page = expectOk(await bounces(scope, { limit: 10, offset: 0 }));
  expect(page).toMatchObject({
    total: 1,
    marked: 1,
    rows: [{ recipient: EMAIL, reference, status: '5.1.1' }],
  });
  expect(await bouncesAbout(scope, id)).toHaveLength(1);
  const [bounce] = page.rows;
  expectOk(await clearBounces(scope, bounce?.id ?? ''));
  expectOk(await clearBounces(scope, bounce?.id ?? ''));
  expect(await markedAddresses(scope)).toBe(0);
  expect(await isMarked(house, reference)).toBe(false);
  const cleared = (await house.facts(`registration:${id}`)).filter(({ action }) => action === 'mail.cleared');
  expect(cleared).toHaveLength(1);
  await house.db.update(registration).set({ emailConfirmedAt: null }).where(eq(registration.id, id));
  await reporting(house, { message: complaint({ mailId, recipient: EMAIL }) });
  expect(await isMarked(house, reference)).toBe(true);
});

test('only programs that may write registrations report, and only organisers read and clear', async ({
  house,
}) => {
  const { id, mailId } = await written(house, EMAIL);
  const message = notification({ mailId, recipient: EMAIL });
  for (const actor of [
    anonymous,
    reviewer,
    gateStaff,
    viewer,
    tokenWith('review'),
    tokenWith('registrations:read'),
  ]) {
    expect(await takeInBounces(house.scope(actor), { message })).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
    const scope = house.scope(actor);
    expect(await bounces(scope, { limit: 1, offset: 0 })).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
    expect(await bouncesAbout(scope, id)).toEqual([]);
    expect(await markedAddresses(scope)).toBe(0);
    expect(await clearBounces(scope, newId())).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
  expect(await clearBounces(house.scope(organiser), newId())).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});
