import { writeFileSync } from 'node:fs';
import { ownRecord } from '@/lib/dashboard/own';
import { drawTicket } from '@/lib/letter/ticket';
import { spaced } from '@/lib/ticket/rules';
import { messagesOf } from '@/messages/load';
import { LOCALES } from '@/messages/locales';
import { readCode, seen } from '../support/badge';
import { ticketHolder } from '../support/gate';
import { expect, test } from '../support/house';
import { delegate } from '../support/people';

/** Where the code stands, in millimetres: at the beginning of the line. */
const place = (locale: string) => ({ left: locale === 'ar' ? 105 : 22, top: 45, width: 84, height: 88 });

const NAMES = {
  nameLatin: { given: 'Maria-Aparecida', surname: 'dos Santos Albuquerque' },
  nameNative: '张奇祥',
};

test('the ticket on paper opens the gate, and says in each language what its page says', async ({
  house,
}, testInfo) => {
  const { reference, code } = await ticketHolder(house, NAMES);
  const { email } = await house.row(reference);
  const record = await ownRecord(house.scope(delegate(email)));
  if (!record?.ticket) throw new Error('no ticket');
  for (const locale of LOCALES) {
    const pdf = await drawTicket({ ...record, ticket: record.ticket }, locale);
    writeFileSync(testInfo.outputPath(`ticket-${locale}.pdf`), pdf);
    const page = await seen(pdf);
    expect(page.pages).toBe(1);
    expect(readCode(page, place(locale))).toBe(code);
    const text = page.text.replace(/\s+/g, ' ');
    // A line from right to left is read back piece by piece, and its letters are joined into other signs.
    if (locale === 'ar') continue;
    for (const said of [reference, spaced(code), 'dos Santos Albuquerque', '张奇祥'])
      expect(text).toContain(said.replace(/\s+/g, ' '));
    expect(text).toContain(messagesOf(locale).me.ticket.when);
  }
});

test('what somebody has typed is no command to the typesetter, and however long it stays on the page', async ({
  house,
}) => {
  const { reference, code } = await ticketHolder(house, {
    organisation: '#panic("x") $a$ *bold* \\ @label <b> '.repeat(4).trim(),
    delegation: 'W'.repeat(60),
    nameLatin: { given: 'X'.repeat(39), surname: 'Y'.repeat(39) },
  });
  const { email } = await house.row(reference);
  const record = await ownRecord(house.scope(delegate(email)));
  if (!record?.ticket) throw new Error('no ticket');
  const page = await seen(await drawTicket({ ...record, ticket: record.ticket }, 'en'));
  expect(page.pages).toBe(1);
  expect(page.text).toContain('#panic("x")');
  expect(readCode(page, place('en'))).toBe(code);
});
