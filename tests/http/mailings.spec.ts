import { and, eq } from 'drizzle-orm';
import { consent, mailing } from '@/db/schema';
import { type ServerProcess, startServers } from '@/scripts/server/process';
import type { Database } from '../support/database';
import { expect, type House, openHouse, test } from '../support/house';
import { type MailPeer, startMailPeer } from '../support/mail-peer';
import { agreed, drafting, people, starting } from '../support/mailings';

test.setTimeout(120_000);

type Post = { house: House; peer: MailPeer; servers: ServerProcess[] };

/** Two production servers with a real mail server behind them. */
async function withPost(database: Database, work: (post: Post) => Promise<void>) {
  const peer = await startMailPeer();
  const servers = await startServers(2, database.url, { SMTP_URL: peer.url });
  try {
    await work({ house: openHouse(database, () => new Date()), peer, servers });
  } finally {
    await Promise.all(servers.map((one) => one.stop()));
    await peer.stop();
  }
}

const isDone = (house: House, id: string) =>
  expect
    .poll(async () => (await house.db.select().from(mailing).where(eq(mailing.id, id)))[0]?.finishedAt, {
      timeout: 60_000,
    })
    .not.toBeNull();

const newsOf = async (house: House, reference: string) => {
  const { id } = await house.row(reference);
  const [found] = await house.db
    .select()
    .from(consent)
    .where(and(eq(consent.registrationId, id), eq(consent.purpose, 'news')));
  return found?.withdrawnBy;
};

test('two processes send a mailing through a mail server: to each once, and about the forum without a way to take news back', async ({
  database,
}) => {
  await withPost(database, async ({ house, peer }) => {
    await people(house, ...Array.from({ length: 30 }, (_, nth) => ({ locale: nth % 2 ? 'ru' : 'ar' })));
    peer.messages.length = 0;
    const id = await drafting(house);
    await starting(house, id, 1000, new Date());
    await isDone(house, id);
    const mailed = () => peer.messages.filter(({ subject }) => /buses|автобусы/i.test(subject ?? ''));
    await expect.poll(() => mailed().length, { timeout: 30_000 }).toBe(30);
    const addresses = mailed().flatMap(({ to }) => [to ?? []].flat().map(({ text }) => text));
    expect(new Set(addresses).size).toBe(30);
    for (const { headers } of mailed()) expect(headers.has('list')).toBe(false);
    expect(mailed().filter(({ subject }) => subject === 'Автобусы до площадки')).toHaveLength(15);
  });
});

test('news carry the headers of RFC 8058 and a link; reading it changes nothing, one post without a session takes the consent back', async ({
  database,
  playwright,
}) => {
  await withPost(database, async ({ house, peer, servers }) => {
    const [first = '', second = ''] = await people(
      house,
      { ...agreed, email: 'first@example.org' },
      { ...agreed, email: 'second@example.org', locale: 'ru' },
    );
    const body = { en: 'Dear {name},\n\nnews.', ru: 'Здравствуйте, {name}!\n\nНовости.' };
    const id = await drafting(house, { kind: 'news', subject: { en: 'NEWS', ru: 'НОВОСТИ' }, body });
    await starting(house, id, 1000, new Date());
    await isDone(house, id);
    const find = (subject: string) => peer.messages.find((one) => one.subject === subject);
    await expect.poll(() => Boolean(find('NEWS') && find('НОВОСТИ')), { timeout: 30_000 }).toBe(true);
    const raw = (subject: string, name: string) =>
      find(subject)
        ?.headerLines.find(({ key }) => key === name)
        ?.line.replace(/\r\n\s+/g, ' ') ?? '';
    expect(raw('NEWS', 'list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const link = /^List-Unsubscribe: <(http[^>\s]+)>$/.exec(raw('NEWS', 'list-unsubscribe'))?.[1] ?? '';
    expect(link).toMatch(/\/en\/unsubscribe\/now\?token=[\w-]{64}$/);
    const path = `${new URL(link).pathname}${new URL(link).search}`;
    const request = await playwright.request.newContext({ baseURL: servers[0]?.url });

    // A scanner of links, a post that does not mean it, and one that somebody made up.
    const read = await request.get(path);
    expect(read.url()).toContain('/en/unsubscribe?token=');
    expect(read.status()).toBe(200);
    expect((await request.post(path)).status()).toBe(400);
    const oneClick = { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 };
    const altered = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')).replace(/token=./, 'token=_');
    expect((await request.post(altered, oneClick)).status()).toBe(404);
    expect((await request.post('/en/unsubscribe/now', oneClick)).status()).toBe(404);
    expect(await newsOf(house, first)).toBeNull();

    for (const multipart of [undefined, { 'List-Unsubscribe': 'One-Click' }]) {
      const answer = await request.post(path, multipart ? { multipart, maxRedirects: 0 } : oneClick);
      expect([answer.status(), answer.headers()['set-cookie']]).toEqual([200, undefined]);
      expect(await newsOf(house, first)).toBe('mail');
    }
    expect(await newsOf(house, second)).toBeNull();
    expect(find('НОВОСТИ')?.text).toMatch(
      /Больше не получать новости: http\S+\/ru\/unsubscribe\?token=[\w-]{64}/,
    );
    expect(find('НОВОСТИ')?.html).toContain('/ru/unsubscribe?token=');

    // The next one does not reach who has left.
    const next = await drafting(house, { kind: 'news', subject: { en: 'LATER', ru: 'ПОЗЖЕ' }, body });
    expect(await starting(house, next, 1000, new Date())).toBe(1);
    await expect.poll(() => Boolean(find('ПОЗЖЕ')), { timeout: 30_000 }).toBe(true);
    expect(find('LATER')).toBeUndefined();
    for (const one of servers) expect(one.logs()).not.toContain(new URL(link).searchParams.get('token'));
    await request.dispose();
  });
});
