import { getLocale, getTranslations } from 'next-intl/server';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

/** This browser has sent an application: nobody should send it twice for want of knowing. */
export async function EntrySent({ reference }: { reference: string }) {
  const [words, locale] = await Promise.all([getTranslations('register.entry'), getLocale()]);
  return (
    <div className="grid gap-4">
      <Notice tone="good" title={words('sentTitle')}>
        <p>{words('sent', { reference })}</p>
      </Notice>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/${locale}/register/done`}>{words('sentOpen')}</ButtonLink>
        <form method="post" action={`/${locale}/register/restart`}>
          <Button tone="quiet">{words('sentAgain')}</Button>
        </form>
      </div>
    </div>
  );
}
