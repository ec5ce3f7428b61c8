import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { loadForum, loadPartners } from '@/app/_server/loader';
import { inLanguage } from '@/lib/edition/rules';
import { SITE_PAGES } from '@/lib/site/rules';
import { CityBand } from './city-map';
import { hostKey } from './places';

/** Who answers for this page and how to reach them; help stands in the same place everywhere. */
export async function SiteFooter() {
  const [words, pages, locale, { edition }, partners] = await Promise.all([
    getTranslations('common'),
    getTranslations('site.nav'),
    getLocale(),
    loadForum(),
    loadPartners(),
  ]);
  return (
    <footer className="mt-24 print:mt-8">
      <CityBand
        hostKey={hostKey(edition.city.en)}
        partnerKeys={partners.map((partner) => partner.key)}
        className="block h-24 w-full sm:h-32"
      />
      <div className="border-t border-line bg-sunken">
        <div className="mx-auto grid max-w-page gap-8 px-5 py-10 text-sm sm:grid-cols-2 lg:grid-cols-4">
          <Column title={pages('label')}>
            <ul className="grid gap-2">
              {SITE_PAGES.map((page) => (
                <li key={page}>
                  <a className="link" href={`/${locale}/${page}`}>
                    {pages(page)}
                  </a>
                </li>
              ))}
            </ul>
          </Column>
          <Column title={words('footer.organiser')}>
            <p>{inLanguage(edition.organiser, locale)}</p>
          </Column>
          <Column title={words('footer.contact')}>
            <p>
              <a className="link" href={`mailto:${edition.contactEmail}`}>
                {edition.contactEmail}
              </a>
            </p>
          </Column>
          <Column title={words('footer.about')}>
            <ul className="grid gap-2">
              <li>
                <a className="link" href={`/${locale}/privacy`}>
                  {words('footer.privacy')}
                </a>
              </li>
              <li>
                <a className="link" href={`/${locale}/accessibility`}>
                  {words('footer.accessibility')}
                </a>
              </li>
            </ul>
          </Column>
        </div>
      </div>
    </footer>
  );
}

const Column = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid content-start gap-2">
    <h2 className="text-sm text-muted">{title}</h2>
    {children}
  </section>
);
