import { createTranslator } from 'use-intl/core';
import { after, DAY_MS } from '@/lib/core/clock';
import { day, moment } from '@/messages/dates';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';
import type { MailContents } from './rules';

type Setting = { locale: Locale; timeZone: string; publicUrl: string; now: Date };

/** What each kind of letter would say to an invented person: for previews, and as the list of what a kind has to say. */
export function samplesIn({ locale, timeZone, publicUrl, now }: Setting) {
  const say = createTranslator({ locale, messages: messagesOf(locale), namespace: 'mail' });
  const parts = createTranslator({ locale, messages: messagesOf(locale), namespace: 'complete.parts' });
  const person = { name: say('sample.name'), reference: 'BMF-27-010017' };
  const link = `${publicUrl}/${locale}/me`;
  const deadline = moment(after(now, 7 * DAY_MS), locale, timeZone);
  const decideBy = day(after(now, 9 * DAY_MS), locale, timeZone);
  const confirm = { link, code: '012345', confirmBy: moment(after(now, DAY_MS), locale, timeZone) };
  const waits = { position: 14, full: 'international' as const };
  const known = { ...person, link };
  return {
    received: { ...person, ...confirm, decideBy },
    waitlisted: { ...person, ...confirm, ...waits },
    confirm_email: { ...person, ...confirm },
    confirm_reminder: { ...known, deadline },
    needs_info: { ...known, deadline, note: say('sample.note'), fields: `• ${say('fields.photo')}` },
    information_reminder: { ...known, deadline },
    approved: known,
    approved_waiting: { ...known, ...waits },
    rejected: { ...person, reason: say('reasons.incomplete') },
    promoted: known,
    under_review: known,
    reset: known,
    completion_reminder: { ...known, deadline, parts: `• ${parts('photo')}\n• ${parts('document')}` },
    attendance_request: { ...known, deadline, declineLink: link },
    attendance_reminder: { ...known, deadline, declineLink: link },
    identity_changed: { ...known, decideBy, fields: `• ${say('fields.nameLatin')}` },
    substitute: { ...known, outcome: 'approved' },
    substituted: person,
    merged: { ...known, joined: 'BMF-27-010025' },
    cancelled: person,
    withdrawn: person,
    lapsed: person,
    consent_asked: known,
    claim_received: { ...known, claim: 'access', deadline },
    claim_answered: { ...known, claim: 'correct', outcome: 'done', answer: say('sample.answer') },
    letter_issued: { ...known, kind: 'invitation', number: 'BMF-27-I-12' },
    invitation: {
      code: 'MAYOR-27',
      link: `${publicUrl}/${locale}/register`,
      category: say('sample.category'),
      delegation: say('sample.delegation'),
      expires: deadline,
    },
    sign_in: { code: '012345', link: `${publicUrl}/sign-in`, minutes: 15 },
    proof: { code: '012345', minutes: 15 },
    factor_changed: { what: 'recovery_used', left: 9 },
    morning_report: {
      day: day(now, locale, timeZone),
      daysToGo: '178',
      applications: '3412',
      newApplications: '+57',
      approved: '2001',
      newApproved: '+3',
      international: '812',
      target: '1000',
      undecided: '699',
      waiting: '12',
      countries: '84',
      link: `${publicUrl}/admin/reports`,
    },
  } satisfies Partial<MailContents>;
}

/** The kinds of letters whose words organisers may write. */
export type WordedKind = keyof ReturnType<typeof samplesIn>;
