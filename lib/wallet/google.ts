import { importPKCS8, SignJWT } from 'jose';
import type { GoogleCredential, Pass } from './rules';

const SAVE = 'https://pay.google.com/gp/v/save/';

type Place = { origin: string; editionId: string; locale: string };

/**
 * The link by which a person saves the ticket to Google Wallet. Google reads all that stands in it, so the name does not: the
 * code, the forum and the category are enough for the door.
 */
export async function googleLink(
  pass: Pass,
  { origin, editionId, locale }: Place,
  { issuerId, clientEmail, privateKey }: GoogleCredential,
): Promise<string> {
  const said = (value: string) => ({ defaultValue: { language: locale, value } });
  const classId = `${issuerId}.${editionId}`;
  const eventTicketClass = {
    id: classId,
    reviewStatus: 'UNDER_REVIEW',
    issuerName: pass.organiser,
    eventName: said(pass.forum),
    venue: { name: said(pass.venue), address: said(pass.city) },
    dateTime: { start: pass.beginsAt?.toISOString(), end: pass.endsAt?.toISOString() },
  };
  const eventTicketObject = {
    id: `${issuerId}.${pass.id}`,
    classId,
    state: 'ACTIVE',
    ticketType: said(pass.category),
    barcode: { type: 'QR_CODE', value: pass.code, alternateText: pass.codeSpaced },
  };
  const token = await new SignJWT({
    iss: clientEmail,
    aud: 'google',
    typ: 'savetowallet',
    origins: [origin],
    payload: { eventTicketClasses: [eventTicketClass], eventTicketObjects: [eventTicketObject] },
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuedAt()
    .sign(await importPKCS8(privateKey, 'RS256'));
  return SAVE + token;
}
