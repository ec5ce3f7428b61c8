import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import type { OwnRecord } from '@/lib/dashboard/own';
import { isActive } from '@/lib/registration/rules';

/** The way to one's photo before the approval; after it the photo is a part of completing the badge. */
export async function OwnPhoto({ record }: { record: OwnRecord }) {
  const [words, locale] = await Promise.all([getTranslations('photo'), getLocale()]);
  if (record.parts.length > 0 || !isActive(record.registration.state)) return null;
  return (
    <p>
      <ButtonLink tone="quiet" href={`/${locale}/me/complete/photo`}>
        {words('link')}
      </ButtonLink>
    </p>
  );
}
