import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { kindOf, MOST_PICTURE_BYTES } from '@/lib/file/judging';
import { readPicture } from '@/lib/file/picture';
import { codeOf } from '../support/outcome';
import { bomb, fromTelephone, jpeg, pdf, png, webp } from '../support/pictures';

const text = (said: string) => Buffer.from(said);

for (const [what, bytes, code] of [
  ['nothing', Buffer.of(), 'FILE_EMPTY'],
  [
    'a drawing',
    text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    'FILE_DRAWING',
  ],
  ['a drawing with a mark of order', text('\uFEFF \n<svg onload="alert(1)"/>'), 'FILE_DRAWING'],
  ['a page', text('<!doctype html><script>alert(1)</script>'), 'FILE_DRAWING'],
  ['a program of Windows', text('MZ\x90\x00\x03'), 'FILE_PROGRAM'],
  ['a program of Linux', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2]), 'FILE_PROGRAM'],
  ['a script', text('#!/bin/sh\nrm -rf /'), 'FILE_PROGRAM'],
  ['an archive', Buffer.from([0x50, 0x4b, 3, 4, 20]), 'FILE_PROGRAM'],
  ['a GIF', text('GIF89a\x01\x00\x01\x00'), 'PICTURE_MOVES'],
  ['what is no picture', text('hello'), 'FILE_KIND_REFUSED'],
  ['40 MB', Buffer.alloc(40_000_000, 0xff), 'FILE_TOO_LARGE'],
  ['a document with a script', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'PDF_UNSAFE'],
  ['a document with a script spelled otherwise', pdf('/AA << /S /Java#53cript >>'), 'PDF_UNSAFE'],
  ['a document that starts programs', pdf('/S /Launch'), 'PDF_UNSAFE'],
  ['a document with files in it', pdf('/Names << /EmbeddedFiles 3 0 R >>'), 'PDF_UNSAFE'],
  ['a document without an end', pdf().subarray(0, 60), 'FILE_DAMAGED'],
  [
    'a document larger than 5 MB',
    Buffer.concat([pdf(), Buffer.alloc(5 * 1024 * 1024), text('%%EOF')]),
    'FILE_TOO_LARGE',
  ],
  ['a document', pdf(), 'ok'],
] as const) {
  test(`by what is in it, ${what} is judged: ${code}`, () => {
    expect(codeOf(kindOf(bytes))).toBe(code);
  });
}

test('every kind of picture that we take comes out as JPEG of the same size', async () => {
  for (const make of [jpeg, png, webp]) {
    const read = await readPicture(await make());
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value).toMatchObject({ width: 900, height: 1200 });
    expect((await sharp(read.value.bytes).metadata()).format).toBe('jpeg');
  }
});

test('what a telephone writes beside a photo is gone, and the photo stands upright', async () => {
  const sent = await fromTelephone('MARKED-AUTHOR');
  expect(sent.includes('MARKED-AUTHOR')).toBe(true);
  const read = await readPicture(sent);
  if (!read.ok) throw new Error(read.refusal.code);
  expect(read.value).toMatchObject({ width: 900, height: 1200 });
  expect(read.value.bytes.includes('MARKED-AUTHOR')).toBe(false);
  const { exif, icc, xmp, iptc, orientation } = await sharp(read.value.bytes).metadata();
  expect([exif, icc, xmp, iptc, orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('what stands behind the end of a picture does not come along', async () => {
  const polyglot = Buffer.concat([await jpeg(), text('PK\x03\x04<script>MARKED-TAIL</script>')]);
  const read = await readPicture(polyglot);
  expect(read.ok && read.value.bytes.includes('MARKED-TAIL')).toBe(false);
});

test('30,000 by 30,000 pixels are refused before any is unfolded', async () => {
  const sent = bomb();
  expect(sent.length).toBeLessThan(MOST_PICTURE_BYTES);
  const before = process.memoryUsage().rss;
  expect(codeOf(await readPicture(sent))).toBe('PICTURE_TOO_LARGE');
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
});

test('a picture that is cut short, moves or is another kind than it begins as is refused', async () => {
  const whole = await jpeg();
  expect(codeOf(await readPicture(whole.subarray(0, whole.length / 2)))).toBe('FILE_DAMAGED');
  expect(codeOf(await readPicture(Buffer.concat([whole.subarray(0, 3), Buffer.alloc(500)])))).toBe(
    'FILE_DAMAGED',
  );
  const moving = await sharp([await png({ width: 60, height: 60 }), await png({ width: 60, height: 60 })], {
    join: { animated: true },
  })
    .webp()
    .toBuffer();
  expect(codeOf(await readPicture(moving))).toBe('PICTURE_MOVES');
  const flat = await png({ width: 60, height: 60 });
  const apng = Buffer.concat([
    flat.subarray(0, 33),
    text('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0'),
    flat.subarray(33),
  ]);
  expect(codeOf(await readPicture(apng))).toBe('PICTURE_MOVES');
  expect(codeOf(await readPicture(pdf()))).toBe('FILE_KIND_REFUSED');
});
