import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import type { OwnRecord } from '@/lib/dashboard/own';
import { isActive } from '@/lib/registration/rules';

/** The way to one's photo, for who is under way. */
export async function OwnPhoto({ record }: { record: OwnRecord }) {
  const [words, locale] = await Promise.all([getTranslations('photo'), getLocale()]);
  if (!isActive(record.registration.state)) return null;
  return (
    <p>
      <ButtonLink tone="quiet" href={`/${locale}/me/complete/photo`}>
        {words('link')}
      </ButtonLink>
    </p>
  );
}
