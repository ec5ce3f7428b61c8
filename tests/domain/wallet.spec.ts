import { createHash, generateKeyPairSync } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { importSPKI, jwtVerify } from 'jose';
import { registration, walletCredential } from '@/db/schema';
import { parseInput } from '@/lib/core/input';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { ticketOf } from '@/lib/ticket/queries';
import { applePass } from '@/lib/wallet/apple';
import { setUpApple, setUpGoogle, takeDown } from '@/lib/wallet/commands';
import { googleLink } from '@/lib/wallet/google';
import { appleInput, googleInput } from '@/lib/wallet/input';
import { credentialOf, openWallets, walletSettings } from '@/lib/wallet/queries';
import { passOf } from '@/lib/wallet/rules';
import type { Locale } from '@/messages/locales';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { organiser, reviewer } from '../support/people';
import { appleFiles, signerOf } from '../support/wallet';

const ENDS = new Date('2028-01-01T00:00:00Z');
const FILES = appleFiles({ endsAt: ENDS });
const OTHERS = appleFiles({ endsAt: ENDS, uid: 'web.org.example' });
const PAIR = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const ACCOUNT = JSON.stringify({
  client_email: 'passes@forum.iam.gserviceaccount.com',
  private_key: PAIR.privateKey,
});
const GOOGLE = { issuerId: '3388000000022222222', account: ACCOUNT };

async function passIn(house: House, locale: Locale) {
  const { registrationId } = await ticketHolder(house);
  const edition = await currentEdition(house);
  const ticket = await ticketOf(house, registrationId);
  const [of] = await house.db.select().from(registration).where(eq(registration.id, registrationId));
  if (!ticket || !of) throw new Error('no ticket was issued');
  return {
    pass: passOf({ registration: of, edition, category: undefined, ticket }, locale),
    edition,
    ticket,
  };
}

test('a pass for Apple is signed, whole, and says what the ticket says', async ({ house }) => {
  expectOk(await setUpApple(house.scope(organiser), appleInput.parse(FILES)));
  const credential = await credentialOf(house, 'apple');
  if (!credential) throw new Error('nothing was set up');
  const { pass, ticket } = await passIn(house, 'ar');
  const files = unzipSync(await applePass(pass, credential));
  const said = JSON.parse(Buffer.from(files['pass.json'] ?? []).toString());
  expect(said).toMatchObject({
    passTypeIdentifier: 'pass.org.example.forum',
    teamIdentifier: 'TEAM123456',
    serialNumber: ticket.id,
    barcodes: [{ format: 'PKBarcodeFormatQR', message: ticket.code, altText: pass.codeSpaced }],
    sharingProhibited: true,
    eventTicket: { primaryFields: [{ label: 'المشارك', value: pass.holder }] },
  });
  expect(new Date(said.expirationDate).toISOString()).toBe('2027-08-28T20:59:00.000Z');
  const manifest: Record<string, string> = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
  const named = Object.keys(files).filter((file) => !['manifest.json', 'signature'].includes(file));
  expect(Object.keys(manifest).sort()).toEqual(named.sort());
  for (const file of named)
    expect(
      createHash('sha1')
        .update(files[file] ?? '')
        .digest('hex'),
    ).toBe(manifest[file]);
  expect(named).toEqual(expect.arrayContaining(['icon.png', 'icon@2x.png', 'logo@3x.png']));
  expect(signerOf(files.signature ?? new Uint8Array())).toBe('pass.org.example.forum');
});

test('the link for Google bears the code and no name, signed by the account, and is short enough for a browser', async ({
  house,
}) => {
  expectOk(await setUpGoogle(house.scope(organiser), googleInput.parse(GOOGLE)));
  const credential = await credentialOf(house, 'google');
  if (!credential) throw new Error('nothing was set up');
  for (const locale of ['en', 'ru', 'ar'] as const) {
    const { pass, edition, ticket } = await passIn(house, locale);
    const place = { origin: 'https://forum.example.org', editionId: edition.id, locale };
    const link = await googleLink(pass, place, credential);
    const token = link.replace('https://pay.google.com/gp/v/save/', '');
    const { payload } = await jwtVerify(token, await importSPKI(PAIR.publicKey, 'RS256'), {
      audience: 'google',
      issuer: 'passes@forum.iam.gserviceaccount.com',
    });
    expect(payload).toMatchObject({
      typ: 'savetowallet',
      origins: ['https://forum.example.org'],
      payload: {
        eventTicketObjects: [
          {
            id: `3388000000022222222.${ticket.id}`,
            classId: `3388000000022222222.${edition.id}`,
            barcode: { type: 'QR_CODE', value: ticket.code },
          },
        ],
      },
    });
    expect(JSON.stringify(payload)).not.toContain(pass.holder);
    expect(link.length).toBeLessThan(3000);
  }
});

for (const [what, files, path, code] of [
  ['a text that is no certificate', { ...FILES, certificate: 'hello' }, 'certificate', 'not_a_certificate'],
  ['a text that is no key', { ...FILES, key: FILES.certificate }, 'key', 'not_a_key'],
  ['a sealed key without its passphrase', { ...FILES, key: FILES.sealedKey }, 'key', 'not_a_key'],
  ['the key of another certificate', { ...FILES, key: OTHERS.key }, 'key', 'other_key'],
  ['the certificate of another authority', { ...FILES, wwdr: OTHERS.wwdr }, 'wwdr', 'other_issuer'],
  ['a certificate that is not for passes', OTHERS, 'certificate', 'not_for_passes'],
  [
    'a certificate that has ended',
    appleFiles({ endsAt: new Date('2027-02-01T00:00:00Z') }),
    'certificate',
    'certificate_expired',
  ],
] as const) {
  test(`${what} is refused at its field, and nothing is kept`, async ({ house }) => {
    expect(await setUpApple(house.scope(organiser), appleInput.parse(files))).toMatchObject({
      refusal: { code: 'INVALID_INPUT', details: { errors: [{ path, code }] } },
    });
    expect(await openWallets(house.scope())).toEqual([]);
  });
}

test('a file that is no key of an account is refused', async ({ house }) => {
  for (const account of ['{', '{}', JSON.stringify({ client_email: 'a@example.org', private_key: 'x' })]) {
    expect(await setUpGoogle(house.scope(organiser), { ...GOOGLE, account })).toMatchObject({
      refusal: { details: { errors: [{ path: 'account', code: 'not_an_account' }] } },
    });
  }
  expect(parseInput(googleInput, { ...GOOGLE, issuerId: 'me' })).toMatchObject({ ok: false });
});

test('what was given lies sealed, is named and shown to nobody, and is for organisers alone', async ({
  house,
}) => {
  const input = appleInput.parse({ ...FILES, key: FILES.sealedKey, passphrase: 'open sesame' });
  expect(await setUpApple(house.scope(reviewer), input)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expectOk(await setUpApple(house.scope(organiser), input));
  const [row] = await house.db.select().from(walletCredential);
  expect(row?.sealed.includes('PRIVATE KEY')).toBe(false);
  const shown = expectOk(await walletSettings(house.scope(organiser)));
  expect(shown).toMatchObject([{ wallet: 'apple', name: 'pass.org.example.forum', expiresAt: ENDS }]);
  expect(JSON.stringify(shown)).not.toMatch(/PRIVATE KEY|CERTIFICATE/);
  expect(await walletSettings(house.scope(reviewer))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expect(await house.facts('wallet:apple')).toMatchObject([
    { action: 'wallet.set_up', after: { name: 'pass.org.example.forum' } },
  ]);
  expectOk(await takeDown(house.scope(organiser), { wallet: 'apple' }));
  expectOk(await takeDown(house.scope(organiser), { wallet: 'apple' }));
  expect(await openWallets(house.scope())).toEqual([]);
  expect((await house.facts('wallet:apple')).map(({ action }) => action)).toEqual([
    'wallet.set_up',
    'wallet.taken_down',
  ]);
});

test('nobody is offered a pass that an ended certificate would sign', async ({ house }) => {
  expectOk(await setUpApple(house.scope(organiser), appleInput.parse(FILES)));
  expect(await openWallets(house.scope())).toEqual(['apple']);
  expect(await openWallets({ db: house.db, now: ENDS })).toEqual([]);
});
