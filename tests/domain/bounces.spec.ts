import { mailBounce } from '@/db/schema';
import { isMarked, sending } from '../support/bounces';
import { expect, test } from '../support/house';
import { application, daysLater } from '../support/people';

const EMAIL = 'Ana@Example.org';

const refusing = (error: object) => async () => {
  throw Object.assign(new Error('refused: ana@example.org'), error);
};

for (const [what, error, status] of [
  ['the recipient', { responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 no such user' }, '5.1.1'],
  [
    'a mailbox that is no more',
    { responseCode: 554, command: 'DATA', response: '554 5.2.1 disabled' },
    '5.2.1',
  ],
  [
    'the recipient without saying more',
    { responseCode: 550, command: 'RCPT TO', response: '550 unknown' },
    '550',
  ],
] as const) {
  test(`a server that refuses ${what} for good is believed at once, and nothing is tried again`, async ({
    house,
  }) => {
    const { id, reference } = await house.submit(application({ email: EMAIL }));
    await sending(house, refusing(error));
    const [mail] = await house.mails();
    expect(mail).toMatchObject({ state: 'bounced', attempts: 1 });
    expect(await sending(house, refusing(error), daysLater(1))).toBe(0);
    expect(await house.db.select().from(mailBounce)).toMatchObject([
      {
        mailId: mail?.id,
        registrationId: id,
        emailKey: 'ana@example.org',
        kind: 'permanent',
        status,
        source: 'server',
      },
    ]);
    expect(await isMarked(house, reference)).toBe(true);
    const facts = await house.facts(`registration:${id}`);
    expect(facts.at(-1)).toMatchObject({ action: 'mail.bounced', after: { status } });
    expect(JSON.stringify(facts)).not.toContain('example.org');
  });
}

for (const [what, error] of [
  ['a server that is busy', { responseCode: 451, command: 'RCPT TO', response: '451 4.3.0 later' }],
  [
    'a server that relays for nobody',
    { responseCode: 550, command: 'RCPT TO', response: '550 relay not permitted' },
  ],
  ['a rule about our letters', { responseCode: 550, command: 'DATA', response: '550 5.7.1 looks like spam' }],
  ['our own password', { responseCode: 535, code: 'EAUTH', command: 'AUTH PLAIN', response: '535 5.7.8 no' }],
  ['our own sender', { responseCode: 550, command: 'MAIL FROM', response: '550 5.1.8 who are you' }],
  ['a connection', { code: 'ECONNREFUSED' }],
] as const) {
  test(`what ${what} refuses is not the fault of an address: it is tried again`, async ({ house }) => {
    const { reference } = await house.submit(application({ email: EMAIL }));
    await sending(house, refusing(error));
    expect(await house.mails()).toMatchObject([{ state: 'queued', attempts: 1 }]);
    expect(await isMarked(house, reference)).toBe(false);
  });
}
