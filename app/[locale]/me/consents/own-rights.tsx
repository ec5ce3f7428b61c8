import { getLocale, getTranslations } from 'next-intl/server';

/** The ways to one's own consents and to everything that is kept of one. */
export async function OwnRights() {
  const [words, locale] = await Promise.all([getTranslations('consents.own'), getLocale()]);
  return (
    <section aria-labelledby="rights" className="grid max-w-text gap-3">
      <h2 id="rights" className="text-xl">
        {words('rights')}
      </h2>
      <p className="text-muted">{words('rightsLead')}</p>
      <ul className="grid">
        {(['consents', 'data'] as const).map((place) => (
          <li key={place}>
            <a className="link inline-flex min-h-11 items-center" href={`/${locale}/me/${place}`}>
              {words(`to.${place}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
