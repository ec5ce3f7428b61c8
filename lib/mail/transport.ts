import { createTransport } from 'nodemailer';
import type { Letter } from './rules';

export type Parcel = Letter & { id: string; from: { name: string; address: string }; to: string };
export type Post = (parcel: Parcel) => Promise<void>;

/** A post over SMTP with few kept connections. */
export function smtpPost(url: string): { post: Post; close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return {
    post: async ({ id, from, to, subject, text, html, oneClickLink }) => {
      const domain = from.address.split('@')[1] ?? 'localhost';
      const headers = oneClickLink ? headersOfNews(oneClickLink) : {};
      await transport.sendMail({ from, to, subject, text, html, headers, messageId: `<${id}@${domain}>` });
    },
    close: () => transport.close(),
  };
}

/** What mail programs draw their own button from: RFC 8058, one POST and no question. Not folded, or some cannot read it. */
const headersOfNews = (link: string) => ({
  'List-Unsubscribe': { prepared: true, value: `<${link}>` },
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
