import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { DescriptionList } from '@/app/_ui/description-list';
import { readMail } from '@/lib/mail/queries';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { When } from '../../_desk/when';
import { MailState } from '../mail-state';
import { NoPost } from '../no-post';

type LetterPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.mail'))('letter') };
}

/** One letter: as text, and as the mail program shows it. */
export default async function LetterPage({ params }: LetterPageProps) {
  const { id } = await params;
  const scope = await deskScope(`/admin/mail/${id}`);
  const mail = opened(await readMail(scope, id));
  const [words, { clock }] = await Promise.all([getTranslations('admin.mail'), deskEdition()]);
  const facts = [
    { key: 'to', term: words('column.to'), detail: <Bidi>{mail.recipient}</Bidi> },
    { key: 'state', term: words('column.state'), detail: <MailState state={mail.state} /> },
    { key: 'written', term: words('written'), detail: <When at={mail.createdAt} clock={clock} /> },
    ...(mail.sentAt
      ? [{ key: 'sent', term: words('sentAt'), detail: <When at={mail.sentAt} clock={clock} /> }]
      : []),
    { key: 'attempts', term: words('column.attempts'), detail: mail.attempts },
    ...(mail.lastError ? [{ key: 'error', term: words('lastError'), detail: mail.lastError }] : []),
  ];
  return (
    <>
      <header className="grid gap-2">
        <p className="text-sm">
          <Go href="/admin/mail">{words('back')}</Go>
        </p>
        <h1 className="text-2xl">
          <Bidi>{mail.subject}</Bidi>
        </h1>
      </header>
      <NoPost />
      <div className="max-w-text">
        <DescriptionList items={facts} />
      </div>
      <div className="grid items-start gap-8 xl:grid-cols-2">
        <section aria-labelledby="as-text" className="grid gap-3">
          <h2 id="as-text" className="text-lg">
            {words('asText')}
          </h2>
          <div
            className="max-w-text border-s-2 border-line ps-4 wrap-anywhere whitespace-pre-line"
            dir="auto"
          >
            {mail.text}
          </div>
        </section>
        <section aria-labelledby="as-letter" className="grid gap-3">
          <h2 id="as-letter" className="text-lg">
            {words('asLetter')}
          </h2>
          <iframe
            src={`/admin/mail/${id}/letter.html`}
            title={words('asLetter')}
            sandbox=""
            referrerPolicy="no-referrer"
            className="h-160 w-full rounded border border-line bg-white"
          />
        </section>
      </div>
    </>
  );
}
