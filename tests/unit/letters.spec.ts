import { expect, test } from '@playwright/test';
import { writeLetter } from '@/lib/mail/letter';
import {
  blanked,
  INVENTED_DOMAIN,
  isDeliverable,
  type MailContents,
  type MailKind,
  secretsOf,
} from '@/lib/mail/rules';
import { messagesOf } from '@/messages/load';
import { direction, LOCALES } from '@/messages/locales';

const NASTY = `<b>O'Neil & "x"`;
const person = { name: NASTY, reference: 'BMF-27-010017' };
const link = 'https://forum.example.org/en/confirm?token=to-ken_1&lang=en';
const confirm = { link, code: '012345', confirmBy: '2 March 2027 at 12:00 (GMT+3)' };

const CONTENTS: { [K in MailKind]: MailContents[K] } = {
  received: { ...person, ...confirm, decideBy: '11 March 2027' },
  waitlisted: { ...person, ...confirm, position: 1234, full: 'category' },
  confirm_email: { ...person, ...confirm },
  approved: { ...person, link },
  rejected: { ...person, reason: 'First line\n\n<i>second</i>' },
  needs_info: { ...person, link, note: 'A & B', fields: '• Phone\n• Diet', deadline: '8 March 2027' },
  cancelled: person,
  withdrawn: person,
  lapsed: person,
  promoted: { ...person, link },
  approved_waiting: { ...person, link, position: 1234, full: 'delegation' },
  under_review: { ...person, link },
  identity_changed: { ...person, link, fields: '• Name', decideBy: '11 March 2027' },
  merged: { ...person, link, joined: 'BMF-27-010025' },
  substituted: person,
  substitute: { ...person, link, outcome: 'approved' },
  confirm_reminder: { ...person, link, deadline: '2 March 2027 at 12:00 (GMT+3)' },
  information_reminder: { ...person, link, deadline: '8 March 2027 at 12:00 (GMT+3)' },
  attendance_request: { ...person, link, declineLink: link, deadline: '1 July 2027 at 12:00 (GMT+3)' },
  completion_reminder: { ...person, link, parts: '• Document', deadline: '1 July 2027 at 12:00 (GMT+3)' },
  attendance_reminder: { ...person, link, deadline: '1 July 2027 at 12:00 (GMT+3)' },
  consent_asked: { ...person, link },
  claim_received: { ...person, link, claim: 'access', deadline: '1 July 2027 at 12:00 (GMT+3)' },
  claim_answered: { ...person, link, claim: 'erase', outcome: 'refused', answer: 'A & <b>' },
  invitation: {
    code: '012345',
    link,
    category: 'Official delegate',
    delegation: 'City of Kazan',
    expires: '1 May 2027 at 12:00 (GMT+3)',
  },
  morning_report: {
    day: '2 March 2027',
    daysToGo: '178',
    applications: '3,412',
    newApplications: '+57',
    approved: '2,001',
    newApproved: '-3',
    international: '812',
    target: '1,000',
    undecided: '699',
    waiting: '12',
    countries: '84',
    link,
  },
  letter_issued: { ...person, link, kind: 'visa_support', number: 'BMF-27-V-12' },
  mailing: {
    subject: 'Buses & halls',
    body: 'Dear O’Neil,\n\nA & B <i>second</i>',
    leaveLink: 'https://forum.example.org/en/unsubscribe?token=to-ken_1',
    oneClickLink: 'https://forum.example.org/en/unsubscribe/now?token=to-ken_1',
  },
  reset: { ...person, link },
  sign_in: { code: '012345', link, minutes: 15 },
  proof: { code: '012345', minutes: 15 },
  factor_changed: { what: 'recovery_used', left: 9 },
};
const edition = { name: 'Forum & Friends', contactEmail: 'forum@example.org' };
const KINDS = Object.keys(CONTENTS) as MailKind[];

for (const locale of LOCALES) {
  for (const kind of KINDS) {
    const contents = CONTENTS[kind];
    const letter = writeLetter(kind, contents as never, edition, locale);

    test(`${kind} in ${locale} says everything it was given, and leaves no blank`, () => {
      for (const part of [letter.subject, letter.text, letter.html]) {
        expect(part).not.toMatch(/[{}]|undefined|null|\[object|mail\.\w+\./);
        expect(part.trim()).not.toBe('');
      }
      expect(letter.subject).not.toMatch(/[\r\n]/);
      for (const [what, value] of Object.entries(contents)) {
        // What has happened, or comes of it, chooses the words and is none of them.
        if (['what', 'kind', 'outcome', 'claim', 'oneClickLink'].includes(what)) continue;
        // Which limit is full is said in words, the same as on the status page.
        const said =
          what === 'full' ? messagesOf(locale).status.full[value as 'category'].slice(0, -1) : String(value);
        expect(`${letter.subject}\n${letter.text}`, what).toContain(said);
      }
      expect(letter.text).toContain(edition.contactEmail);
    });

    test(`${kind} in ${locale} lets no name become markup`, () => {
      expect(letter.html).not.toContain('<b>O');
      expect(letter.html).not.toContain('<i>second');
      if ('name' in contents) expect(letter.html).toContain('&lt;b&gt;O&#39;Neil &amp; &quot;x&quot;');
      expect(letter.html).toContain(`<html lang="${locale}" dir="${direction(locale)}">`);
      if ('link' in contents) expect(letter.html).toContain('token=to-ken_1&amp;lang=en"');
    });
  }
}

test('an address that organisers write becomes a link, without the sentence around it and without markup', () => {
  const body = 'See (https://forum.example.org/en/venue?a=1&b=2). Or "https://x.example/<b>".';
  const { html, text } = writeLetter('mailing', { subject: 'A', body }, edition, 'en');
  const [, first, second] = html.split('<a href="');
  expect(first).toMatch(/^https:\/\/forum\.example\.org\/en\/venue\?a=1&amp;b=2" [^>]*>[^<]*<\/a>\)\. Or /);
  expect(second).toMatch(/^https:\/\/x\.example\/" [^>]*>[^<]*<\/a>&lt;b&gt;&quot;\./);
  expect(text).toContain(body);
});

test('once a letter has left, its code and its token are blank everywhere, and nothing else', () => {
  for (const kind of KINDS) {
    const contents = CONTENTS[kind];
    const letter = writeLetter(kind, contents as never, edition, 'en');
    const { secrets, ...kept } = blanked({ ...letter, secrets: secretsOf(contents) });
    expect(secrets).toEqual([]);
    expect(JSON.stringify(kept)).not.toMatch(/012345|to-ken_1/);
    if ('name' in contents) expect(kept.text).toContain(NASTY);
  }
});

test('a letter that only opens the status has no secret', () => {
  expect(secretsOf({ link: 'https://forum.example.org/en/me', name: 'Ana' })).toEqual([]);
});

test('mail goes to everybody but invented people', () => {
  expect(isDeliverable(`ana@mail.${INVENTED_DOMAIN}`)).toBe(false);
  expect(isDeliverable(`ana@MAIL.${INVENTED_DOMAIN.toUpperCase()}`)).toBe(false);
  for (const address of [
    'ana@example.org',
    'ana@city.example',
    'ana@mail.test',
    'ana@invented.example.org',
  ]) {
    expect(isDeliverable(address)).toBe(true);
  }
});
