import { createTranslator } from 'use-intl/core';
import type { Secrets } from '@/lib/challenge/commands';
import { env } from '@/lib/core/env';
import type { Edition } from '@/lib/edition/rules';
import type { NewMail } from '@/lib/mail/commands';
import type { Fullness } from '@/lib/pool/rules';
import { day, moment } from '@/messages/dates';
import { messagesOf } from '@/messages/load';
import { toLocale } from '@/messages/locales';
import type { Registration } from './intake';
import { addressedAs, type ChangedIdentity, confirmBy, decisionPromise } from './rules';

export const statusLink = (locale: string): string => `${env().publicUrl}/${locale}/me`;
/** Reading the page behind it changes nothing; the button there does. */
export const attendanceLink = (locale: string, token: string, answer: 'yes' | 'no'): string =>
  `${env().publicUrl}/${locale}/attendance?answer=${answer}&token=${token}`;
export const confirmLink = (locale: string, token: string): string =>
  `${env().publicUrl}/${locale}/confirm?token=${token}`;

/** What every letter about a registration begins with. */
export const letterTo = (registration: Registration, fact: string) => ({
  factKey: `registration:${registration.id}:${fact}`,
  recipient: registration.email,
  locale: toLocale(registration.locale),
  registrationId: registration.id,
  isToStranger: registration.emailConfirmedAt === null,
});

export const addressed = (registration: Registration) => ({
  name: addressedAs(registration),
  reference: registration.reference,
});

/** Where somebody stands in the waiting list, and which limit is full. */
export type WaitingPlace = { position: number; full: Fullness };

/** The first letter: received or waitlisted, and the request to confirm the address where that is still open. */
export function receiptLetter(
  edition: Edition,
  registration: Registration,
  secrets: Secrets | undefined,
  place: WaitingPlace | undefined,
): NewMail {
  const { submittedAt } = registration;
  const locale = toLocale(registration.locale);
  const link = secrets ? confirmLink(locale, secrets.linkToken) : statusLink(locale);
  const until = moment(confirmBy(edition, registration), locale, edition.timeZone);
  const values = {
    ...addressed(registration),
    link,
    ...(secrets && { code: secrets.code, confirmBy: until }),
  };
  const to = letterTo(registration, 'received');
  if (place) return { ...to, kind: 'waitlisted', values: { ...values, ...place } };
  const decideBy = day(decisionPromise(edition, submittedAt), locale, edition.timeZone);
  return { ...to, kind: 'received', values: { ...values, decideBy } };
}

type DeadlineKind =
  | 'confirm_reminder'
  | 'information_reminder'
  | 'attendance_request'
  | 'attendance_reminder';
type Due = { kind: DeadlineKind; fact: string; deadline: Date; link: string };

/** A letter that names a deadline in the edition's zone, and where to meet it. */
export const deadlineLetter = (
  edition: Edition,
  registration: Registration,
  { kind, fact, deadline, link }: Due,
): NewMail => {
  const to = letterTo(registration, fact);
  const values = {
    ...addressed(registration),
    link,
    deadline: moment(deadline, to.locale, edition.timeZone),
  };
  return { ...to, kind, values };
};

/** The question whether somebody will come, with a link for either answer. */
export const attendanceLetter = (
  edition: Edition,
  registration: Registration,
  {
    token,
    ...due
  }: Omit<Due, 'link' | 'kind'> & { kind: 'attendance_request' | 'attendance_reminder'; token: string },
): NewMail => {
  const { locale } = registration;
  const asked = deadlineLetter(edition, registration, { ...due, link: attendanceLink(locale, token, 'yes') });
  return {
    ...asked,
    values: { ...asked.values, declineLink: attendanceLink(locale, token, 'no') },
  } as NewMail;
};

/** What a change of name, citizenship or country means for who had been approved. */
export const identityLetter = (
  edition: Edition,
  registration: Registration,
  fields: readonly ChangedIdentity[],
  now: Date,
): NewMail => {
  const to = letterTo(registration, `identity:${now.getTime()}`);
  const say = createTranslator({
    locale: to.locale,
    messages: messagesOf(to.locale),
    namespace: 'mail.fields',
  });
  const values = {
    ...addressed(registration),
    link: statusLink(to.locale),
    fields: fields.map((field) => `• ${say(field)}`).join('\n'),
    decideBy: day(decisionPromise(edition, now), to.locale, edition.timeZone),
  };
  return { ...to, kind: 'identity_changed', values };
};

/** The letter of an approval, with the way to the ticket. */
export const approvedLetter = (registration: Registration, fact: string): NewMail => {
  const to = letterTo(registration, fact);
  return { ...to, kind: 'approved', values: { ...addressed(registration), link: statusLink(to.locale) } };
};

/** The request to confirm the address once more, as a letter of its own. */
export const confirmationLetter = (
  edition: Edition,
  registration: Registration,
  secrets: Secrets,
): NewMail => ({
  ...letterTo(registration, `confirm:${secrets.challengeId}`),
  kind: 'confirm_email',
  values: {
    ...addressed(registration),
    link: confirmLink(registration.locale, secrets.linkToken),
    code: secrets.code,
    confirmBy: moment(confirmBy(edition, registration), toLocale(registration.locale), edition.timeZone),
  },
});
