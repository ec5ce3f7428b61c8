import { getLocale, getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { Notice } from '@/app/_ui/notice';
import type { OwnRecord } from '@/lib/dashboard/own';
import { ownConsents } from '@/lib/dashboard/own-consents';

/** Beside the ticket, where it lets nobody in until a text is agreed to: nobody should learn of it at the entrance. */
export async function StoppedNotice({ record: { registration, edition } }: { record: OwnRecord }) {
  if (!edition.isTicketStoppedUnagreed) return null;
  const consents = await ownConsents(await pageScope(), registration, edition);
  if (!consents.some(({ isOwed }) => isOwed)) return null;
  const [words, locale] = await Promise.all([getTranslations('consents.own'), getLocale()]);
  return (
    <div data-screen className="w-full max-w-md">
      <Notice tone="wait" title={words('owedTitle')}>
        <p>{words('owedTicket')}</p>
        <p>
          <a className="link" href={`/${locale}/me`}>
            {words('back')}
          </a>
        </p>
      </Notice>
    </div>
  );
}
