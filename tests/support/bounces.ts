import { eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { currentEdition } from '@/lib/edition/queries';
import { isUndeliverable } from '@/lib/mail/bounces';
import { dispatch } from '@/lib/mail/commands';
import type { House } from './house';
import { application, minutesLater } from './people';

/** Sends what is due by this post. */
export const sending = async (house: House, post: () => Promise<void>, now = minutesLater(1)) =>
  dispatch(house.scope(undefined, now), post, await currentEdition(house));

/** Somebody who was written to, and the letter, which has left. */
export async function written(house: House, email: string) {
  const { id, reference } = await house.submit(application({ email }));
  await sending(house, async () => undefined);
  const mail = (await house.mails()).find(({ registrationId }) => registrationId === id);
  return { id, reference, mailId: mail?.id ?? '' };
}

/** Whether bulk mail skips somebody's address. */
export async function isMarked(house: House, reference: string): Promise<boolean | undefined> {
  const [row] = await house.db
    .select({ marked: isUndeliverable(registration.emailKey) })
    .from(registration)
    .where(eq(registration.reference, reference));
  return row?.marked;
}

type Dsn = { mailId: string; recipient: string; action?: string; status?: string };

/** A delivery status notification as mail servers write them (RFC 3464), with the headers of the letter that came back. */
export const notification = ({ mailId, recipient, action = 'failed', status = '5.1.1' }: Dsn): string =>
  report('delivery-status', [
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    `Original-Recipient: rfc822;${recipient}`,
    `Final-Recipient: rfc822; forwarded@elsewhere.example`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} <${recipient}>: Recipient address rejected`,
    '',
    '--part',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${mailId}@forum.example.org>`,
    `To: ${recipient}`,
    'Subject: Your registration is approved',
  ]);

/** A reader's complaint (RFC 5965), as big mailbox providers send them. */
export const complaint = ({ mailId, recipient }: Dsn): string =>
  report('feedback-report', [
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: SomeProvider/1.0',
    'Version: 1',
    `Original-Rcpt-To: <${recipient}>`,
    '',
    '--part',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <${mailId}@forum.example.org>`,
    `To: ${recipient}`,
    'Subject: News',
    '',
    'The letter.',
  ]);

const report = (type: string, parts: string[]): string =>
  [
    'From: MAILER-DAEMON@mx.example.org',
    'To: forum@example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${type}; boundary="part"`,
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--part',
    ...parts,
    '',
    '--part--',
    '',
  ].join('\r\n');
