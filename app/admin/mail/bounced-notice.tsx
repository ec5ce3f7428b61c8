import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import type { Scope } from '@/lib/core/scope';
import { markedAddresses } from '@/lib/mail/bounces';
import { Go } from '../_desk/go';
import { BOUNCES } from './address';

/** On the dashboard and above the outbox: addresses from which letters came back. */
export async function BouncedNotice({ scope }: { scope: Scope }) {
  const marked = await markedAddresses(scope);
  if (marked === 0) return null;
  const words = await getTranslations('admin.mail.bounces');
  return (
    <Notice tone="wait">
      <Go href={BOUNCES} className="link">
        {words('notice', { count: marked })}
      </Go>
    </Notice>
  );
}
