import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Notice } from '@/app/_ui/notice';
import { env } from '@/lib/core/env';

type NoPostProps = { children?: ReactNode };

/** Without a mail server nothing leaves the house, and somebody has to know; a page may say what that means for it. */
export async function NoPost({ children }: NoPostProps) {
  if (env().SMTP_URL) return null;
  const words = await getTranslations('admin.mail.noServer');
  return (
    <Notice tone="wait" title={words('title')}>
      <p>{children ?? words('body')}</p>
    </Notice>
  );
}
