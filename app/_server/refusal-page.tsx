import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { MessagePage } from '@/app/_ui/message-page';

type Kind = 'notFound' | 'forbidden' | 'unauthorized';

/** The page behind 404, 403 and 401: one sentence each, a way on, and the number to quote. */
export async function RefusalPage({ kind }: { kind: Kind }) {
  const [words, locale, received] = await Promise.all([getTranslations('errors'), getLocale(), headers()]);
  const requestId = received.get('x-request-id');
  return (
    <MessagePage
      title={words(`${kind}.title`)}
      body={words(`${kind}.body`)}
      action={
        <ButtonLink href={kind === 'unauthorized' ? `/sign-in?locale=${locale}` : `/${locale}`}>
          {words(`${kind}.action`)}
        </ButtonLink>
      }
      reference={
        requestId && (
          <>
            {words('requestId')}: <code className="font-mono">{requestId}</code>
          </>
        )
      }
    />
  );
}
