import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { currentSettings } from '@/lib/edition/queries';
import { WORDED_KINDS } from '@/lib/mail/blanks';
import { wordingsOf } from '@/lib/mail/queries';
import { LOCALES } from '@/messages/locales';
import { deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { auditAddress } from '../../audit/address';
import { MAIL_WORDS, SETTINGS, wordingAddress } from '../addresses';

type MailWordsProps = { searchParams: Promise<{ saved?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('titleOf.mail') };
}

/** Every kind of letter, and in which languages organisers have put it in their own words. */
export default async function MailWordsPage({ searchParams }: MailWordsProps) {
  const scope = await deskScope(MAIL_WORDS);
  opened(await currentSettings(scope));
  const [words, wordings, { saved }] = await Promise.all([
    getTranslations('admin.settings'),
    wordingsOf(scope),
    searchParams,
  ]);
  const stateOf = (kind: (typeof WORDED_KINDS)[number]) => {
    const own = LOCALES.filter((locale) => wordings[kind]?.[locale]);
    if (own.length === 0) return words('mail.platform');
    return words('mail.own', { languages: own.map((one) => words(`language.${one}`)).join(', ') });
  };
  return (
    <>
      <PageHeader
        title={words('titleOf.mail')}
        actions={
          <>
            <GoButton href={auditAddress({ action: 'wording' })}>{words('history')}</GoButton>
            <GoButton href={SETTINGS}>{words('back')}</GoButton>
          </>
        }
      />
      {saved !== undefined && (
        <Notice tone="good" role="status">
          {words('mail.saved')}
        </Notice>
      )}
      <p className="max-w-text">{words('mail.lead')}</p>
      <ul className="grid max-w-3xl">
        {WORDED_KINDS.map((kind) => (
          <li key={kind} className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[1fr_auto]">
            <Go href={wordingAddress(kind)} className="link justify-self-start py-1 font-medium">
              {words(`mail.kind.${kind}`)}
            </Go>
            <span className="py-1 text-muted">{stateOf(kind)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
