import { badgePrint } from '@/db/schema';
import { printBadge } from '@/lib/badge/printing';
import { badgeOf } from '@/lib/badge/queries';
import { expectOk } from '@/lib/core/result';
import { ticketOf } from '@/lib/ticket/queries';
import { MM, readCode, seen } from '../support/badge';
import { ticketHolder } from '../support/gate';
import { expect, test } from '../support/house';
import { gateStaff, organiser, reviewer } from '../support/people';

test('the first badge bears the code of the ticket, in a QR code that a stranger reads', async ({
  house,
}) => {
  const holder = await ticketHolder(house, { nameNative: '张奇祥' });
  const pdf = expectOk(
    await printBadge(house.scope(gateStaff), { reference: holder.reference, format: 'a6' }),
  );
  const page = await seen(pdf);
  const { pages, width, height, text } = page;
  expect([pages, Math.round(width / 2 / MM), Math.round(height / 2 / MM)]).toEqual([1, 105, 148]);
  expect(readCode(page)).toBe(holder.code);
  expect(text).toContain('张奇祥');
  expect(text.replace(/\s/g, '')).not.toContain(holder.code);
  expect(await ticketOf(house, holder.registrationId)).toMatchObject({ status: 'active', code: holder.code });
  expect(await badgeOf(house, { id: holder.registrationId, state: 'approved' })).toMatchObject({
    state: 'printed',
  });
  const [fact] = (await house.facts(`registration:${holder.registrationId}`)).slice(-1);
  expect(fact).toMatchObject({ action: 'badge.printed', after: { format: 'a6' } });
});

test('a badge is printed again for a reason only, and with another code', async ({ house }) => {
  const { reference, code } = await ticketHolder(house);
  const by = house.scope(organiser);
  expectOk(await printBadge(by, { reference, format: 'label_62x100' }));
  expect(await printBadge(by, { reference, format: 'a7' })).toMatchObject({
    refusal: { code: 'REASON_NEEDED' },
  });
  const again = await seen(expectOk(await printBadge(by, { reference, format: 'a7', reason: 'lost' })));
  const read = readCode(again);
  expect(read).toMatch(/^\d{22}$/);
  expect(read).not.toBe(code);
  expect(await house.db.$count(badgePrint)).toBe(2);
});

test('of two who print the same badge at once, one prints and the other is asked for a reason', async ({
  house,
}) => {
  const { reference } = await ticketHolder(house);
  const both = await Promise.all(
    [organiser, gateStaff].map((actor) => printBadge(house.scope(actor), { reference, format: 'a6' })),
  );
  expect(both.map((one) => (one.ok ? 'done' : one.refusal.code)).sort()).toEqual(['REASON_NEEDED', 'done']);
});

const NAMES: [string, { surname?: string; given: string }, string | undefined][] = [
  ['one name', { given: 'Suharto' }, undefined],
  ['a long one', { surname: 'W'.repeat(58), given: 'G'.repeat(58) }, undefined],
  ['Arabic', { surname: 'Al-Otaibi', given: 'Mohammed' }, 'محمد عبد الرحمن العتيبي'],
  ['Devanagari', { surname: 'Ramachandran', given: 'Priya' }, 'प्रिया रामचंद्रन'],
  ['Ethiopic', { given: 'Abebe Kebede' }, 'አበበ ቀበደ ተሰማ'],
  ['Cyrillic', { surname: 'Shchukina', given: 'Iuliia' }, 'Щукина Юлия Петровна'],
];
for (const [what, nameLatin, nameNative] of NAMES) {
  test(`a badge has the whole name and nothing at its edges: ${what}`, async ({ house }) => {
    const { reference } = await ticketHolder(house, { nameLatin, nameNative });
    const pdf = expectOk(await printBadge(house.scope(organiser), { reference, format: 'a7' }));
    const { text, width, height, pixels } = await seen(pdf);
    for (const part of [nameLatin.surname ?? '', nameLatin.given, nameNative ?? '']) {
      for (const letter of part.replace(/[\s\p{M}\p{P}]/gu, ''))
        expect(text.normalize('NFKC')).toContain(letter);
    }
    // Left and right of the names the paper is white: what is too wide would reach it.
    const isWhite = (x: number, y: number) => (pixels[(y * width + x) * 4] ?? 0) > 250;
    const rows = Array.from(
      { length: Math.floor(height * 0.5) },
      (_, row) => Math.floor(height * 0.28) + row,
    );
    expect(rows.filter((y) => !isWhite(4, y) || !isWhite(width - 5, y))).toEqual([]);
  });
}

test('no badge is printed by who may not, for nobody, or without an approval', async ({ house }) => {
  const codeOf = async (printed: ReturnType<typeof printBadge>) => {
    const done = await printed;
    return done.ok ? 'done' : done.refusal.code;
  };
  const { reference, registrationId, cancel } = await ticketHolder(house);
  const by = house.scope(organiser);
  expect(await codeOf(printBadge(house.scope(reviewer), { reference, format: 'a6' }))).toBe('NOT_ALLOWED');
  expect(await codeOf(printBadge(by, { reference: 'BMF-27-000000', format: 'a6' }))).toBe('NOT_FOUND');
  const undecided = await house.submit();
  expect(await codeOf(printBadge(by, { reference: undecided.reference, format: 'a6' }))).toBe('NOT_APPROVED');
  await cancel();
  expect(await codeOf(printBadge(by, { reference, format: 'a6' }))).toBe('NOT_APPROVED');
  expect(await badgeOf(house, { id: registrationId, state: 'cancelled' })).toMatchObject({
    state: 'revoked',
  });
});
