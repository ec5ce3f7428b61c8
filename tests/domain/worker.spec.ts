import { sql } from 'drizzle-orm';
import { mailBounce } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { expectOk, refuse } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { submit } from '@/lib/registration/commands';
import { confirmEmail } from '@/lib/registration/confirmation';
import { expect } from '../support/house';
import { application } from '../support/people';
import { hurryMail, idle, patiently, test } from '../support/working';

const EMAIL = 'ana@example.org';
test.setTimeout(60_000);

test('a committed mail is delivered once, as composed, to the person', async ({ house, peer, work }) => {
  await work(peer.url);
  await house.submit(application({ email: EMAIL, locale: 'ru', nameNative: 'Ана Силва' }));
  const mail = await peer.waitFor(EMAIL);
  expect(mail.subject).toContain('BMF-27-');
  expect(mail.from?.value).toEqual([
    { name: 'Международный муниципальный форум БРИКС', address: 'forum@example.org' },
  ]);
  expect(mail.text).toContain('Ана Силва');
  expect(mail.html).toContain('lang="ru"');
  const [stored] = await house.mails();
  expect(mail.messageId).toBe(`<${stored?.id}@example.org>`);
  await expect.poll(async () => (await house.mails())[0]?.state, patiently).toBe('sent');
  await idle(house);
  expect(peer.messages.length).toBe(1);
});

test('the code in the delivered letter confirms the address, and the outbox no longer has it', async ({
  house,
  peer,
  work,
}) => {
  await work(peer.url);
  const { challengeId = '' } = await house.submit(application({ email: EMAIL }));
  const mail = await peer.waitFor(EMAIL);
  const code = /^\d{6}$/m.exec(mail.text ?? '')?.[0] ?? '';
  await expect.poll(async () => (await house.mails())[0]?.state, patiently).toBe('sent');
  expect((await house.mails())[0]?.letter?.text).not.toContain(code);
  expect((await confirmEmail(house.scope(anonymous), { challengeId, code })).ok).toBe(true);
});

test('a peer that refuses three times and then accepts gets the mail once', async ({ house, peer, work }) => {
  peer.refuseNext(451, 3);
  await work(peer.url);
  await house.submit(application({ email: EMAIL }));
  const delivered = async () => {
    await hurryMail(house);
    return (await house.mails())[0]?.state;
  };
  await expect.poll(delivered, patiently).toBe('sent');
  await idle(house);
  expect(peer.messages.length).toBe(1);
  expect((await house.mails())[0]).toMatchObject({ attempts: 4, lastError: null });
});

test('a mail refused for three days is failed, for organisers to see', async ({ house, peer, work }) => {
  peer.refuseNext(451, 100);
  await work(peer.url);
  await house.submit(application({ email: EMAIL }));
  const mail = async () => (await house.mails())[0];
  await expect.poll(async () => (await mail())?.attempts, patiently).toBe(1);
  expect((await mail())?.state).toBe('queued');
  await house.db.execute(sql`UPDATE mail_message SET created_at = created_at - interval '3 days'`);
  await hurryMail(house);
  await expect.poll(async () => (await mail())?.state, patiently).toBe('failed');
  expect((await mail())?.lastError).toMatch(/^451/);
  expect(peer.messages).toEqual([]);
});

test('an address that the peer refuses for good is marked at once; letters to others go on', async ({
  house,
  peer,
  work,
}) => {
  peer.refuseAddress(EMAIL, 550, '5.1.1 no such user here');
  await work(peer.url);
  await house.submit(application({ email: EMAIL }));
  await house.submit(application({ email: 'other@example.org' }));
  await peer.waitFor('other@example.org');
  const refused = async () => (await house.mails()).find(({ recipient }) => recipient === EMAIL);
  await expect.poll(async () => (await refused())?.state, patiently).toBe('bounced');
  expect(await refused()).toMatchObject({ attempts: 1, lastError: '550 EENVELOPE' });
  expect(await house.db.select().from(mailBounce)).toMatchObject([
    { emailKey: EMAIL.toLowerCase(), kind: 'permanent', status: '5.1.1', source: 'server' },
  ]);
});

test('a transaction that is rolled back mails nothing', async ({ house, peer, work }) => {
  await work(peer.url);
  await inTransaction(house.scope(), async (tx) => {
    expectOk(await submit(tx, application({ email: 'nobody@example.org' })));
    return refuse('POOL_FULL');
  });
  await house.submit(application({ email: EMAIL }));
  await peer.waitFor(EMAIL);
  await idle(house);
  expect(peer.messages.map(({ to }) => [to].flat().map((one) => one?.text))).toEqual([[EMAIL]]);
});

test('without an SMTP server mails stay readable in the outbox', async ({ house, work }) => {
  await work();
  await house.submit(application({ email: EMAIL }));
  await idle(house);
  const [mail] = await house.mails();
  expect(mail).toMatchObject({ state: 'queued', attempts: 0 });
  expect(mail?.letter?.text).toContain('Dear');
});
