import { createTranslator } from 'use-intl/core';
import type { Wording } from '@/db/schema';
import { log } from '@/lib/core/log';
import { messagesOf } from '@/messages/load';
import { direction, type Locale } from '@/messages/locales';
import type { Letter, MailContents, MailKind } from './rules';

/**
 * Writes the letter of a kind in a language, as plain text and as HTML. Paragraphs are separated by an empty line in
 * the catalogue; a code and a link, where the kind has them, get a place of their own, so that nobody's words can lose
 * them. The organisers' own words come first, where there are any and they can be said.
 */
export function writeLetter<K extends MailKind>(
  kind: K,
  values: MailContents[K],
  edition: { name: string; contactEmail: string },
  locale: Locale,
  own?: Wording,
): Letter {
  const translate = translatorFor(locale);
  // Typed per kind where mails are composed; here every kind passes through, and the catalogue test checks the placeholders.
  const given = givenTo(values, edition.name);
  const said = (own && sayOwn(own, given, locale)) ?? {
    subject: translate(`${kind}.subject` as 'approved.subject', given as never),
    body: translate(`${kind}.body` as 'approved.body', given as never),
  };
  const code = 'code' in values ? values.code : undefined;
  const link = 'link' in values ? values.link : undefined;
  const confirmBy = 'confirmBy' in values ? values.confirmBy : undefined;
  const action = link
    ? translate(confirmBy ? 'confirmation.action' : (`${kind}.action` as 'approved.action'))
    : undefined;
  const decline = 'declineLink' in values ? values.declineLink : undefined;
  const { leaveLink = undefined, oneClickLink = undefined } = 'subject' in values ? values : {};
  const leave = translate('mailing.leave');
  const paragraphs = said.body.split('\n\n').filter(Boolean);
  if (confirmBy) paragraphs.push(translate('confirmation.body', { confirmBy }));
  const footer = translate(FOOTERS[kind] ?? 'footer', {
    forum: edition.name,
    contact: edition.contactEmail,
  });
  const links = [
    link && `${action}: ${link}`,
    decline && `${translate('attendance_request.decline')}: ${decline}`,
  ];
  const leaving = leaveLink && `${leave}: ${leaveLink}`;
  const text = [...paragraphs, code, ...links, '—', footer, leaving].filter(Boolean).join('\n\n');
  const subject = said.subject.replace(/\s+/g, ' ');
  const html = page(locale, subject, [
    band(edition.name),
    ...paragraphs.map(kind === 'mailing' ? paragraphWithLinks : paragraph),
    code
      ? `<p style="margin:24px 0;font-size:28px;letter-spacing:6px;font-weight:700"><bdi dir="ltr">${escapeHtml(code)}</bdi></p>`
      : '',
    link && action ? button(link, action) : '',
    decline ? plainLink(decline, translate('attendance_request.decline')) : '',
    `<p style="margin:32px 0 0;font-size:13px;color:#5B6470">${escapeHtml(footer)}</p>`,
    leaveLink
      ? `<p style="margin:8px 0 0;font-size:13px"><a href="${escapeHtml(leaveLink)}" style="color:#0B4F75">${escapeHtml(leave)}</a></p>`
      : '',
  ]);
  return { subject, text, html, ...(oneClickLink && { oneClickLink }) };
}

const givenTo = <K extends MailKind>(values: MailContents[K], forum: string) => ({
  // A letter that was composed before an update of ours may not say which limit is full.
  full: 'all',
  ...(values as Record<string, string | number>),
  forum,
  isToConfirm: 'confirmBy' in values && values.confirmBy ? 'yes' : 'no',
});

/** Nothing where the words cannot be said with what there is to say: rather the platform's words than a letter that stays away. */
function sayOwn(own: Wording, given: Record<string, string | number>, locale: Locale): Wording | undefined {
  const fail = (err: Error) => {
    throw err;
  };
  const translate = createTranslator({ locale, messages: { own }, namespace: 'own', onError: fail });
  try {
    return { subject: translate('subject', given), body: translate('body', given) };
  } catch {
    log.error({ locale }, 'a letter in own words could not be said, and left in those of the platform');
    return undefined;
  }
}

/** Whoever has not given us the address in a registration is told where we have it from. */
const FOOTERS: Partial<
  Record<MailKind, 'invitation.footer' | 'morning_report.footer' | 'factor_changed.footer'>
> = {
  invitation: 'invitation.footer',
  morning_report: 'morning_report.footer',
  proof: 'factor_changed.footer',
  factor_changed: 'factor_changed.footer',
};

const makeTranslator = (locale: Locale) =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'mail' });
// Kept, because each translator parses the messages that it says for itself, and thousands may apply in a minute.
const translators = new Map<Locale, ReturnType<typeof makeTranslator>>();

function translatorFor(locale: Locale): ReturnType<typeof makeTranslator> {
  const translate = translators.get(locale) ?? makeTranslator(locale);
  translators.set(locale, translate);
  return translate;
}

// Mail clients know tables and inline styles, and little else. Many throw the outermost elements away: so language and
// direction are said once more inside.
const page = (locale: Locale, title: string, parts: string[]) => {
  const language = `lang="${locale}" dir="${direction(locale)}"`;
  return (
    `<!doctype html><html ${language}><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    '<meta name="viewport" content="width=device-width"></head><body style="margin:0;background:#FBFAF7">' +
    `<div role="article" aria-roledescription="email" aria-label="${escapeHtml(title)}" ${language}>` +
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px">' +
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;font-family:' +
    'Golos Text,Segoe UI,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#0F1C2B;overflow-wrap:anywhere">' +
    `<tr><td>${parts.join('')}</td></tr></table></td></tr></table></div></body></html>`
  );
};

const band = (name: string) =>
  '<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid #0B4F75;font-weight:700;color:#0B4F75">' +
  `${escapeHtml(name)}</p>`;

const paragraph = (text: string) =>
  `<p style="margin:0 0 16px" dir="auto">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;

/** What organisers write may name an address; mail programs make a link of it in a text, and not in HTML. */
const paragraphWithLinks = (text: string) =>
  paragraph(text).replace(/https:\/\/(?:[^\s<>&]|&amp;)+/g, (address) => {
    const href = withoutPunctuation(address);
    return `<a href="${href}" style="color:#0B4F75">${href}</a>${address.slice(href.length)}`;
  });

/** The full stop after an address belongs to the sentence. */
function withoutPunctuation(address: string): string {
  let end = address.length;
  while ('.,;:!?)]»”'.includes(address.charAt(end - 1))) end -= 1;
  return address.slice(0, end);
}

const button = (link: string, label: string) =>
  `<p style="margin:24px 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 20px;border-radius:6px;` +
  `background:#0B4F75;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(label)}</a></p>`;

const plainLink = (link: string, label: string) =>
  `<p style="margin:0 0 16px"><a href="${escapeHtml(link)}" style="color:#0B4F75">${escapeHtml(label)}</a></p>`;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
