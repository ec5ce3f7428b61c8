import type { LetterKind } from '@/db/schema';
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/core/clock';

/** What each kind of mail needs to say. A kind is one fact that a person is told of. */
export type MailContents = {
  received: Addressed & Confirmable & { decideBy: string };
  waitlisted: Addressed & Confirmable & { position: number; full: Full };
  confirm_email: Addressed & Confirmable;
  approved: Addressed & { link: string };
  rejected: Addressed & { reason: string };
  needs_info: Addressed & { note: string; fields: string; deadline: string; link: string };
  cancelled: Addressed;
  withdrawn: Addressed;
  lapsed: Addressed;
  promoted: Addressed & { link: string };
  /** Approved, and only a seat is missing. */
  approved_waiting: Addressed & { position: number; full: Full; link: string };
  /** The rule by which seats are held has changed under an application. */
  under_review: Addressed & { link: string };
  /** A name, a citizenship or a country has changed after the approval. */
  identity_changed: Addressed & { fields: string; decideBy: string; link: string };
  /** Two applications of one person have become one; `reference` is the one that stays. */
  merged: Addressed & { joined: string; link: string };
  /** Somebody comes instead. */
  substituted: Addressed;
  /** Comes instead of somebody. */
  substitute: Addressed & { outcome: 'approved' | 'review' | 'waiting'; link: string };
  confirm_reminder: Addressed & { deadline: string; link: string };
  information_reminder: Addressed & { deadline: string; link: string };
  attendance_request: Addressed & Attendable;
  attendance_reminder: Addressed & Attendable;
  /** What is missing for the badge, part by part. */
  completion_reminder: Addressed & { parts: string; deadline: string; link: string };
  /** The texts that one agreed to have changed. */
  consent_asked: Addressed & { link: string };
  /** What somebody asks for about the own data, and what came of it. */
  claim_received: Addressed & { claim: string; deadline: string; link: string };
  claim_answered: Addressed & { claim: string; outcome: 'done' | 'refused'; answer: string; link: string };
  /** To somebody who has not applied: the greeting names nobody. Category and delegation may be `none`, the end `never`. */
  invitation: { code: string; link: string; category: string; delegation: string; expires: string };
  /** To staff: the numbers of a morning, written in the recipient's language. */
  morning_report: {
    day: string;
    daysToGo: string;
    applications: string;
    newApplications: string;
    approved: string;
    newApproved: string;
    international: string;
    target: string;
    undecided: string;
    waiting: string;
    countries: string;
    link: string;
  };
  /** A letter lies on the person's page; `kind` chooses the words. */
  letter_issued: Addressed & { kind: LetterKind; number: string; link: string };
  /**
   * Words of the organisers to many, with the person's name and number in them already. News carry the way to no more of them:
   * the page with the button, and the address to which a mail program posts.
   */
  mailing: { subject: string; body: string; leaveLink?: string; oneClickLink?: string };
  reset: Addressed & { link: string };
  sign_in: { code: string; link: string; minutes: number };
  /** To staff who are signed in and show once more that they read the address. */
  proof: { code: string; minutes: number };
  /** To staff: something about their second factor is not as before. */
  factor_changed: { what: 'added' | 'removed' | 'recovery_used' | 'codes_made' | 'reset'; left: number };
};
type Addressed = { name: string; reference: string };
/** With a code, the letter also asks to confirm the address, and the link does that; without, it opens the status. */
type Confirmable = { link: string; code?: string; confirmBy?: string };
/** The link says yes, the other one no; letters of before have one, which opens the own page. */
type Attendable = { deadline: string; link: string; declineLink?: string };
/** Which limit keeps somebody waiting. */
type Full = 'international' | 'domestic' | 'category' | 'delegation';
export type MailKind = keyof MailContents;

/** `oneClickLink`: for the headers of the mail (RFC 8058). */
export type Letter = { subject: string; text: string; html: string; oneClickLink?: string };

/** A letter that has not left: what it is to say, and who says it. */
export type Unwritten = {
  [K in MailKind]: { kind: K; values: MailContents[K]; from: { name: string; contactEmail: string } };
}[MailKind];

/** A letter as stored: with the secrets in it named, so that they can be blanked once it has left. */
export type StoredLetter = Letter & { secrets: string[] };

export const secretsOf = (values: Record<string, unknown>): string[] =>
  [values.code, ...[values.link, values.leaveLink, values.oneClickLink].map(tokenIn)].filter(
    (secret): secret is string => typeof secret === 'string' && secret.length > 0,
  );

/** In the query of a link, or, for invitations, at the end of its path. */
const tokenIn = (link: unknown): string | undefined => {
  if (typeof link !== 'string') return undefined;
  const { pathname, searchParams } = new URL(link);
  return searchParams.get('token') ?? /\/invitation\/([\w-]+)$/.exec(pathname)?.[1];
};

/** The letter without its secrets: what remains readable after delivery. */
export function blanked({ secrets, ...letter }: StoredLetter): StoredLetter {
  const blank = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '••••••'), text);
  return { subject: blank(letter.subject), text: blank(letter.text), html: blank(letter.html), secrets: [] };
}

const LEASE_MS = 2 * MINUTE_MS;
/** While one process sends a mail, nobody else tries: longer than a peer may take, and over when the process has died. */
export const leasedUntil = (now: Date): Date => after(now, LEASE_MS);

/** When a mail that was refused for the nth time is tried again: after 15 s, then twice as long each time, 6 h at most. */
export const nextTry = (attempts: number, now: Date): Date =>
  after(now, Math.min(15_000 * 2 ** Math.min(attempts - 1, 20), 6 * HOUR_MS));

const PATIENCE_MS = 3 * DAY_MS;
/** A code that has expired helps nobody; another one is asked for. */
const PATIENCE_WITH_CODES_MS = 15 * MINUTE_MS;
/** A letter of three days ago is no news: it is given up, also when there was no server to send it by. */
export const isTooOld = ({ kind, createdAt }: { kind: string; createdAt: Date }, now: Date): boolean => {
  const isCode = kind === 'sign_in' || kind === 'proof';
  return after(createdAt, isCode ? PATIENCE_WITH_CODES_MS : PATIENCE_MS) <= now;
};

/** Where the people live whom `seed` invents, under a domain that RFC 2606 reserves: nothing is ever sent to them. */
export const INVENTED_DOMAIN = 'invented.example';

export const isDeliverable = (address: string): boolean =>
  !address.toLowerCase().endsWith(`.${INVENTED_DOMAIN}`);
