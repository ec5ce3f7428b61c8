import { deflateSync } from 'node:zlib';
import { zone } from '@/db/schema';
import { type LookInput, lookInput } from '@/lib/badge/input';
import { readLogo } from '@/lib/badge/logo';
import { printBadge } from '@/lib/badge/printing';
import { changeLook, currentLook, sampleBadge } from '@/lib/badge/styling';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { seen } from '../support/badge';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { gateStaff, organiser } from '../support/people';

const svg = (inner: string, head = '') =>
  Buffer.from(`${head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">${inner}</svg>`);
const BRICK = '<rect width="40" height="10" fill="#ff0000"/>';

const typed = (own: Partial<Record<keyof LookInput, unknown>> = {}): LookInput =>
  lookInput.parse({ headColour: '#1b6b3a', firstLine: '', secondLine: '', seen: '', ...own });

/** A picture of one colour. */
function png(width: number, height: number): Buffer {
  const { crc32 } = process.getBuiltinModule('node:zlib');
  const chunk = (name: string, data: Buffer) => {
    const [body, size, sum] = [Buffer.concat([Buffer.from(name), data]), Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = Buffer.alloc(Math.min(height, 10) * (1 + width * 3), 200);
  for (let y = 0; y < Math.min(height, 10); y += 1) rows[y * (1 + width * 3)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function colourAt(house: House, reference: string, share: { x: number; y: number }) {
  const pdf = expectOk(await printBadge(house.scope(organiser), { reference, format: 'a6' }));
  const { width, height, pixels, text } = await seen(pdf);
  const at = (Math.floor(share.y * height) * width + Math.floor(share.x * width)) * 4;
  // The renderer writes blue first.
  return { colour: [...pixels.subarray(at, at + 3)], text };
}

test('colour, lines and logo stand on the next badge, and on the sample', async ({ house }) => {
  const { reference } = await ticketHolder(house);
  const change = typed({ firstLine: 'Municipal Week', secondLine: 'Неделя городов', logo: svg(BRICK) });
  expectOk(await changeLook(house.scope(organiser), change));
  const { colour, text } = await colourAt(house, reference, { x: 0.97, y: 0.01 });
  expect(colour.map((one) => Math.round(one / 16)).toSorted()).toEqual(
    [0x1b, 0x6b, 0x3a].map((one) => Math.round(one / 16)).toSorted(),
  );
  for (const line of ['Municipal Week', 'Неделя городов']) expect(text).toContain(line);
  const [fact] = (await house.facts(`badge_look:${(await currentEdition(house)).id}`)).slice(-1);
  expect(fact).toMatchObject({ action: 'badge_look.changed', after: { headColour: '#1b6b3a', logo: 'svg' } });
  const picture = expectOk(await sampleBadge(house.scope(organiser), 'a7', 'svg')).toString();
  expect(picture).toContain('<svg');
  expect(picture).not.toContain('href="http');
});

test('a PNG is a logo as well, and is taken off again', async ({ house }) => {
  expectOk(await changeLook(house.scope(organiser), typed({ logo: png(10, 10) })));
  const { look, seen: at } = expectOk(await currentLook(house.scope(organiser)));
  expect(look.logo?.type).toBe('png');
  expectOk(await changeLook(house.scope(organiser), typed({ seen: at, doesRemoveLogo: 'yes' })));
  expect(expectOk(await currentLook(house.scope(organiser))).look.logo).toBeNull();
});

test('of two who change the look at once the second is told', async ({ house }) => {
  const both = await Promise.all([1, 2].map(() => changeLook(house.scope(organiser), typed())));
  expect(both.map((one) => (one.ok ? 'done' : one.refusal.code)).toSorted()).toEqual([
    'SETTINGS_CHANGED',
    'done',
  ]);
  expect(await changeLook(house.scope(organiser), typed())).toMatchObject({
    refusal: { code: 'SETTINGS_CHANGED' },
  });
  for (const asked of [
    changeLook(house.scope(gateStaff), typed()),
    currentLook(house.scope(gateStaff)),
    sampleBadge(house.scope(gateStaff), 'a6', 'pdf'),
  ]) {
    expect(await asked).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
});

const BAD: [string, Buffer, string][] = [
  ['a text', Buffer.from('hello'), 'not_a_picture'],
  ['a file of nothing but a beginning', png(10, 10).subarray(0, 20), 'not_a_picture'],
  ['a picture that would unfold to gigabytes', png(60_000, 60_000).subarray(0, 60), 'not_a_picture'],
  ['a large file', Buffer.alloc(300_001), 'logo_too_large'],
  ['a script', svg('<script>1</script>'), 'unsafe_picture'],
  ['a handler', svg('<rect onload="x()"/>'), 'unsafe_picture'],
  ['a file of the machine', svg('<image href="/etc/passwd"/>'), 'unsafe_picture'],
  ['another site', svg('<use href="https://example.org/a.svg#b"/>'), 'unsafe_picture'],
  ['a fill from elsewhere', svg('<rect fill="url(https://example.org/a)"/>'), 'unsafe_picture'],
  ['an entity', svg('&x;', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'unsafe_picture'],
  ['bytes that are no text', Buffer.from([0x3c, 0x73, 0x76, 0x67, 0xff, 0xfe]), 'not_a_picture'],
];
for (const [what, file, code] of BAD) {
  test(`a logo is refused by what is in it: ${what}`, () => expect(readLogo(file)).toBe(code));
}

test('a drawing that the press cannot set is refused, and nothing is saved', async ({ house }) => {
  const broken = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect');
  expect(await changeLook(house.scope(organiser), typed({ logo: broken }))).toMatchObject({
    refusal: { code: 'INVALID_INPUT', details: { errors: [{ path: 'logo', code: 'not_a_picture' }] } },
  });
  expect(expectOk(await currentLook(house.scope(organiser)))).toMatchObject({ seen: '' });
});

test('a colour on which white letters drown is refused', () => {
  const codes = lookInput.safeParse({ ...typed(), doesRemoveLogo: '', headColour: '#f5d547' });
  expect(codes.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['headColour', 'too_light'],
  ]);
});

test('a badge names the zones that its category may enter, besides the venue', async ({ house }) => {
  const { id: editionId } = await currentEdition(house);
  const rule = { days: [], from: null, until: null, note: null };
  const zoneOf = (key: string, position: number, categories: string[][]) => ({
    editionId,
    key,
    name: { en: key, ru: key },
    position,
    mayReenter: true,
    access: categories.map((some) => ({ ...rule, categories: some })),
  });
  await house.db
    .insert(zone)
    .values([zoneOf('PRESS', 7, [['MED']]), zoneOf('HALL', 8, [['MED'], ['DEL']]), zoneOf('EXPO', 9, [])]);
  const { reference } = await ticketHolder(house, { category: 'DEL' });
  const { text } = await colourAt(house, reference, { x: 0, y: 0 });
  expect(['PRESS', 'HALL', 'EXPO', 'VENUE'].filter((key) => text.includes(key))).toEqual(['HALL', 'EXPO']);
});
