import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { ButtonLink } from '@/app/_ui/button';
import type { OwnRecord } from '@/lib/dashboard/own';

/** What the organisers ask for: a list to work through, their own words, and the way to the answer. */
export async function StatusRequest({ request }: { request: NonNullable<OwnRecord['request']> }) {
  const [words, fields, locale] = await Promise.all([
    getTranslations('me'),
    getTranslations('mail.fields'),
    getLocale(),
  ]);
  return (
    <section aria-labelledby="missing" className="grid gap-4 border-s-4 border-amber ps-5">
      <h2 id="missing" className="text-lg">
        {words('whatMissing')}
      </h2>
      {request.fields.length > 0 && (
        <ul className="grid list-disc gap-1 ps-5">
          {request.fields.map((field) => (
            <li key={field}>{fields.has(field as 'phone') ? fields(field as 'phone') : field}</li>
          ))}
        </ul>
      )}
      {request.note && (
        <p className="whitespace-pre-line">
          <span className="text-muted">{words('noteFrom')}</span> <Bidi>{request.note}</Bidi>
        </p>
      )}
      <div>
        <ButtonLink tone="accent" size="large" href={`/${locale}/me/edit`} className="w-full sm:w-auto">
          {words('answer')}
        </ButtonLink>
      </div>
    </section>
  );
}
