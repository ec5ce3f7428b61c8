import { simpleParser } from 'mailparser';
import type { Reported } from './input';

/**
 * What a bounce message says: a delivery status notification (RFC 3464), or a reader's complaint (RFC 5965). Which letter it is
 * about is said by our Message-ID among the headers that came back; a report that names none says nothing to us.
 */
export async function readReport(message: string): Promise<Reported[]> {
  const {
    attachments,
    headerLines,
    text = '',
    references,
  } = await simpleParser(message, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
  });
  const partOf = (type: RegExp) =>
    attachments
      .filter(({ contentType }) => type.test(contentType))
      .map(({ content }) => content.toString('utf8'))
      .join('\n\n');
  const returned = partOf(/^(message\/rfc822|text\/rfc822-headers|message\/global)/);
  const messageId =
    ownId(returned) ?? ownId(headersIn(headerLines)) ?? ownId([references].flat().join(' ')) ?? ownId(text);
  const status = partOf(/^message\/(global-)?delivery-status/);
  if (status === '') {
    const complaint = partOf(/^message\/feedback-report/);
    if (complaint === '') return [];
    return [{ kind: 'complaint', messageId, recipient: addressIn(complaint, 'Original-Rcpt-To') }];
  }
  return status.split(/\r?\n\r?\n/).flatMap((block): Reported[] => {
    const action = fieldIn(block, 'Action')?.toLowerCase();
    if (!action) return [];
    const code = /[245]\.\d{1,3}\.\d{1,3}/.exec(fieldIn(block, 'Status') ?? '')?.[0];
    return [
      {
        kind: action === 'failed' ? 'permanent' : 'transient',
        messageId,
        recipient: addressIn(block, 'Original-Recipient') ?? addressIn(block, 'Final-Recipient'),
        status: code,
      },
    ];
  });
}

const headersIn = (lines: readonly { key: string; line: string }[]): string =>
  lines
    .filter(({ key }) => key === 'in-reply-to' || key === 'references')
    .map(({ line }) => line)
    .join(' ');

/** Our letters are called by their key: `<0198f3a2-…@host>`. */
const ownId = (text: string): string | undefined =>
  /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^>\s]{1,255}>/i.exec(text)?.[1]?.toLowerCase();

const fieldIn = (block: string, name: string): string | undefined => {
  const line = block.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim();
};

const addressIn = (block: string, name: string): string | undefined =>
  fieldIn(block, name)
    ?.replace(/^[\w-]+;/, '')
    .replace(/[<>]/g, '')
    .trim() || undefined;
