import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PKPass } from 'passkit-generator';
import sharp from 'sharp';
import type { AppleCredential, Pass } from './rules';

const INK = 'rgb(15, 28, 43)';
const PAPER = 'rgb(251, 250, 247)';
const RIVER = 'rgb(11, 79, 117)';
/** Points, and how many pixels a point has on the screens that there are. */
const PICTURES = { icon: 29, logo: 50 } as const;
const DENSITIES = [1, 2, 3] as const;

/** A signed pass as a file for Apple Wallet. What the phone shows without a network is all in it. */
export async function applePass(pass: Pass, credential: AppleCredential): Promise<Buffer> {
  const { words } = pass;
  const made = new PKPass(
    await pictures(),
    { signerCert: credential.certificate, signerKey: credential.key, wwdr: credential.wwdr },
    {
      passTypeIdentifier: credential.passType,
      teamIdentifier: credential.team,
      serialNumber: pass.id,
      organizationName: pass.organiser,
      description: pass.forum,
      logoText: pass.forum,
      backgroundColor: PAPER,
      foregroundColor: INK,
      labelColor: RIVER,
      // Whoever has the code is let in: it is not passed on by a tap.
      sharingProhibited: true,
    },
  );
  made.type = 'eventTicket';
  made.primaryFields.push({ key: 'holder', label: words.holder, value: pass.holder });
  made.secondaryFields.push(
    { key: 'when', label: words.when, value: pass.days },
    { key: 'where', label: words.where, value: pass.venue },
  );
  made.auxiliaryFields.push(
    { key: 'category', label: words.category, value: pass.category },
    { key: 'reference', label: words.reference, value: pass.reference },
  );
  made.backFields.push({ key: 'help', label: pass.forum, value: words.help });
  made.setBarcodes({
    format: 'PKBarcodeFormatQR',
    message: pass.code,
    altText: pass.codeSpaced,
    messageEncoding: 'iso-8859-1',
  });
  if (pass.beginsAt) made.setRelevantDate(pass.beginsAt);
  if (pass.endsAt) made.setExpirationDate(pass.endsAt);
  return made.getAsBuffer();
}

let drawn: Promise<Record<string, Buffer>> | undefined;

/** The mark of the forum in each size that a wallet asks for; drawn once. */
function pictures(): Promise<Record<string, Buffer>> {
  drawn ??= draw();
  return drawn;
}

async function draw(): Promise<Record<string, Buffer>> {
  const mark = await readFile(join(process.cwd(), 'lib/wallet/mark.svg'));
  const sizes = Object.entries(PICTURES).flatMap(([name, points]) =>
    DENSITIES.map(
      (density) => [`${name}${density === 1 ? '' : `@${density}x`}.png`, points * density] as const,
    ),
  );
  const files = sizes.map(
    async ([file, pixels]) =>
      [
        file,
        await sharp(mark, { density: 72 * 8 })
          .resize(pixels, pixels)
          .png()
          .toBuffer(),
      ] as const,
  );
  return Object.fromEntries(await Promise.all(files));
}
