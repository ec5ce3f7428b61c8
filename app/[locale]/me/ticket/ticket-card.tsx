import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { QrCode } from '@/app/_ui/qr-code';
import { LetterMark } from '@/app/_ui/tag';
import type { OwnRecord } from '@/lib/dashboard/own';
import { inLanguage } from '@/lib/edition/rules';
import { latinName } from '@/lib/registration/rules';
import { spaced } from '@/lib/ticket/rules';
import { days } from '@/messages/dates';

export async function TicketCard({ record, code }: { record: OwnRecord; code: string }) {
  const [words, locale] = await Promise.all([getTranslations('me.ticket'), getLocale()]);
  const { registration, edition, category, delegation } = record;
  const sentBy = delegation ? inLanguage(delegation.name, locale) : registration.delegationTyped;
  return (
    // Light by day and by night: scanners want dark on white, and the margin of the code reaches into the card.
    <article className="grid w-full max-w-sm gap-5 rounded border border-edge bg-surface p-5 text-ink [color-scheme:light] print:border-black">
      <p className="text-sm text-muted">{inLanguage(edition.name, locale)}</p>
      <QrCode text={code} label={words('qr')} className="block w-full rounded" />
      <p className="tabular text-center font-mono text-base tracking-wide">
        <span className="sr-only">{words('code')}: </span>
        {spaced(code)}
      </p>
      <div className="grid gap-1 border-t border-line pt-4">
        <p className="text-xl leading-tight font-semibold">
          <Bidi>{latinName(registration)}</Bidi>
        </p>
        {registration.nameNative && (
          <p className="text-lg leading-snug">
            <Bidi>{registration.nameNative}</Bidi>
          </p>
        )}
        <p className="text-muted">
          <Bidi>{registration.organisation}</Bidi>
        </p>
      </div>
      {category && (
        <p className="flex items-center gap-3">
          <LetterMark letter={category.letter} hue={category.position + 1} large />
          <span className="grid">
            <span className="font-medium">{inLanguage(category.name, locale)}</span>
            {sentBy && (
              <span className="text-sm text-muted">
                <Bidi>{sentBy}</Bidi>
              </span>
            )}
          </span>
        </p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t border-line pt-4 text-sm">
        <dt className="text-muted">{words('when')}</dt>
        <dd className="font-medium">{days(edition.startsOn, edition.endsOn, locale)}</dd>
        <dt className="text-muted">{words('where')}</dt>
        <dd className="font-medium">{inLanguage(edition.venue, locale)}</dd>
      </dl>
    </article>
  );
}
