import { createTransport } from 'nodemailer';
import type { Letter } from './rules';

export type Parcel = Letter & { id: string; to: string };
export type Post = (parcel: Parcel) => Promise<void>;

/** A post over SMTP with few kept connections. `from` is the edition's name and address. */
export function smtpPost(
  url: string,
  from: { name: string; address: string },
): { post: Post; close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  });
  const domain = from.address.split('@')[1] ?? 'localhost';
  return {
    post: async ({ id, to, subject, text, html }) => {
      await transport.sendMail({ from, to, subject, text, html, messageId: `<${id}@${domain}>` });
    },
    close: () => transport.close(),
  };
}
