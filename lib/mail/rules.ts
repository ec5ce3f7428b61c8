/** What each kind of mail needs to say. A kind is one fact that a person is told of. */
export type MailContents = {
  received: Addressed & Confirmable & { decideBy: string };
  waitlisted: Addressed & Confirmable & { position: number };
  confirm_email: Addressed & Confirmable;
  approved: Addressed & { link: string };
  rejected: Addressed & { reason: string };
  needs_info: Addressed & { note: string; fields: string; deadline: string; link: string };
  cancelled: Addressed;
  withdrawn: Addressed;
  lapsed: Addressed;
  promoted: Addressed & { link: string };
  reset: Addressed & { link: string };
  sign_in: { code: string; link: string; minutes: number };
};
type Addressed = { name: string; reference: string };
/** With a code, the letter also asks to confirm the address, and the link does that; without, it opens the status. */
type Confirmable = { link: string; code?: string; confirmBy?: string };
export type MailKind = keyof MailContents;

export type Letter = { subject: string; text: string; html: string };

/** A letter as stored: with the secrets in it named, so that they can be blanked once it has left. */
export type StoredLetter = Letter & { secrets: string[] };

export const secretsOf = (values: Record<string, unknown>): string[] =>
  [values.code, typeof values.link === 'string' ? tokenIn(values.link) : undefined].filter(
    (secret): secret is string => typeof secret === 'string' && secret.length > 0,
  );

const tokenIn = (link: string): string | undefined => new URL(link).searchParams.get('token') ?? undefined;

/** The letter without its secrets: what remains readable after delivery. */
export function blanked({ secrets, ...letter }: StoredLetter): StoredLetter {
  const blank = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '••••••'), text);
  return { subject: blank(letter.subject), text: blank(letter.text), html: blank(letter.html), secrets: [] };
}

/** Where the people live whom `seed` invents, under a domain that RFC 2606 reserves: nothing is ever sent to them. */
export const INVENTED_DOMAIN = 'invented.example';

export const isDeliverable = (address: string): boolean =>
  !address.toLowerCase().endsWith(`.${INVENTED_DOMAIN}`);
