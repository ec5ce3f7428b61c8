import { getLocale, getTranslations } from 'next-intl/server';
import { ProseBlocks } from '@/app/_ui/prose-blocks';
import type { SiteContent, SitePage } from '@/lib/site/rules';
import { Section } from '../section';
import { partsOf } from './page-parts';
import { PageTop } from './page-top';
import { ProgrammeDays } from './programme-days';
import { VisaCountries } from './visa-countries';
import { VisaQuestion } from './visa-question';

type PageBodyProps = { page: SitePage; content: SiteContent; citizenship?: string | undefined };

/** A page of the site as its readers see it, published or, for its editors, drafted. */
export async function PageBody({ page, content, citizenship }: PageBodyProps) {
  const [words, locale] = await Promise.all([getTranslations('site'), getLocale()]);
  const { lead, parts, lang } = partsOf(content, locale);
  return (
    <main id="content" className="mx-auto grid max-w-page gap-12 px-5 sm:gap-16">
      <PageTop title={words(`${page}.title`)} lead={lead} lang={lang} parts={parts} />
      {page === 'programme' && <ProgrammeDays sessions={content.sessions ?? []} />}
      {content.visa && <VisaQuestion table={content.visa} citizenship={citizenship} parts={parts} />}
      {parts.map(({ key, title, blocks }) => (
        <div key={key} lang={lang} dir={lang && 'auto'}>
          <Section id={key} title={title}>
            <div className="grid max-w-text content-start gap-4">
              <ProseBlocks blocks={blocks} headings="h3" />
            </div>
          </Section>
        </div>
      ))}
      {content.visa && <VisaCountries table={content.visa} />}
    </main>
  );
}
