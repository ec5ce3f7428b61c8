import { withdraw } from '@/lib/registration/departure';
import { ticketHolder } from '../support/gate';
import { openHouse } from '../support/house';
import { delegate } from '../support/people';
import { signIn } from '../support/sessions';
import { expect, test } from '../support/web';

test('the ticket as a file is for its own person, for as long as it is valid', async ({
  request,
  database,
}) => {
  const house = openHouse(database, () => new Date());
  const { reference } = await ticketHolder(house, { email: 'ticket-file@people.example.org' });
  const address = '/pt/me/ticket/ticket.pdf';
  const ask = async (cookie?: { value: string }) =>
    request.get(address, {
      headers: cookie ? { cookie: `next-auth.session-token=${cookie.value}` } : {},
      maxRedirects: 0,
    });
  expect((await ask()).headers().location).toBe('/sign-in?next=/pt/me/ticket');
  const stranger = await signIn(database, 'ticket-stranger@people.example.org', []);
  expect((await ask(stranger.cookie)).headers().location).toBe('/pt/me/ticket');
  const { cookie } = await signIn(database, 'ticket-file@people.example.org', []);
  const file = await ask(cookie);
  expect(file.status()).toBe(200);
  expect(file.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${reference}.pdf"`,
    'cache-control': 'private, no-store',
  });
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await withdraw(house.scope(delegate('ticket-file@people.example.org'), new Date()), reference);
  expect((await ask(cookie)).headers().location).toBe('/pt/me/ticket');
});
