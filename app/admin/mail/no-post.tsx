import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { env } from '@/lib/core/env';

/** Without a mail server nothing leaves the house, and somebody has to know. */
export async function NoPost() {
  if (env().SMTP_URL) return null;
  const words = await getTranslations('admin.mail.noServer');
  return (
    <Notice tone="wait" title={words('title')}>
      <p>{words('body')}</p>
    </Notice>
  );
}
