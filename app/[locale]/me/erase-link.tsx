import { getLocale, getTranslations } from 'next-intl/server';
import type { OwnRecord } from '@/lib/dashboard/own';
import { isActive } from '@/lib/registration/rules';

/** The way to be forgotten, once nothing is under way any more. */
export async function EraseLink({ record }: { record: OwnRecord }) {
  if (isActive(record.registration.state)) return null;
  const [words, locale] = await Promise.all([getTranslations('me.erase'), getLocale()]);
  return (
    <p>
      <a className="link" href={`/${locale}/me/erase`}>
        {words('link')}
      </a>
    </p>
  );
}
