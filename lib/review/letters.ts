import { createTranslator } from 'use-intl/core';
import type { Edition } from '@/lib/edition/rules';
import type { NewMail } from '@/lib/mail/commands';
import type { Registration } from '@/lib/registration/intake';
import {
  addressed,
  approvedLetter,
  letterTo,
  statusLink,
  type WaitingPlace,
} from '@/lib/registration/letters';
import { moment } from '@/messages/dates';
import { messagesOf } from '@/messages/load';
import type { DecisionInput } from './input';
import { answerDeadline } from './rules';

/** What the letter of a decision tells of. */
export const decisionFact = (decisionId: string): string => `decision:${decisionId}`;

/** To whose seat went to somebody else before the decision that had freed it was undone. */
export function firstInLineLetter(
  waiter: Registration,
  decisionId: string,
  place: WaitingPlace,
  isApproved: boolean,
): NewMail {
  const to = letterTo(waiter, `undone:${decisionId}`);
  const values = { ...addressed(waiter), link: statusLink(to.locale), ...place };
  return { ...to, kind: isApproved ? 'approved_waiting' : 'waitlisted', values };
}

/** The letter that tells a person what was decided; one per decision. */
export function decisionLetter(
  edition: Edition,
  decided: Registration,
  decisionId: string,
  input: DecisionInput,
  now: Date,
  place?: WaitingPlace,
): NewMail {
  const { decision, reasonCode, note, fields, fieldNotes } = input;
  const to = letterTo(decided, decisionFact(decisionId));
  const person = addressed(decided);
  const link = statusLink(to.locale);
  const say = createTranslator({ locale: to.locale, messages: messagesOf(to.locale) });
  switch (decision) {
    case 'approve':
      return place
        ? { ...to, kind: 'approved_waiting', values: { ...person, link, ...place } }
        : approvedLetter(decided, decisionFact(decisionId));
    case 'reject': {
      const reason = [say(`mail.reasons.${reasonCode ?? 'other'}`), note].filter(Boolean).join('\n\n');
      return { ...to, kind: 'rejected', values: { ...person, reason } };
    }
    case 'request_info': {
      const named = (fields ?? [])
        .map((field) => {
          const name = say(`mail.fields.${field}` as 'mail.fields.phone');
          return `• ${[name, fieldNotes?.[field]].filter(Boolean).join(': ')}`;
        })
        .join('\n');
      const deadline = moment(answerDeadline(edition, input, now), to.locale, edition.timeZone);
      return {
        ...to,
        kind: 'needs_info',
        values: { ...person, link, deadline, fields: named, note: note ?? '' },
      };
    }
    case 'cancel':
      return { ...to, kind: 'cancelled', values: person };
    case 'reset':
      return { ...to, kind: 'reset', values: { ...person, link } };
  }
}
