import { getLocale, getTranslations } from 'next-intl/server';
import { vaultFieldNames } from '@/app/_server/vault-fields';
import { Bidi } from '@/app/_ui/bidi';
import type { OwnRecord } from '@/lib/dashboard/own';
import { moment } from '@/messages/dates';

/** When something that was told in confidence was seen by somebody of the staff, and why. */
export async function Reveals({ record: { reveals, edition } }: { record: OwnRecord }) {
  if (reveals.length === 0) return null;
  const [words, nameOf, locale] = await Promise.all([
    getTranslations('me.reveals'),
    vaultFieldNames(),
    getLocale(),
  ]);
  return (
    <section aria-labelledby="reveals" className="grid max-w-text gap-5">
      <h2 id="reveals" className="text-xl">
        {words('title')}
      </h2>
      <ul className="grid">
        {reveals.map(({ field, reason, at }) => (
          <li key={`${field} ${at.getTime()}`} className="grid gap-1 border-b border-line py-2">
            <time dateTime={at.toISOString()} className="text-muted">
              {moment(at, locale, edition.timeZone)}
            </time>
            <span>
              {words.rich('item', {
                field: nameOf(field),
                reason: () => <Bidi>{reason}</Bidi>,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
