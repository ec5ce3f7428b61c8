import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { ProseBlocks } from '@/app/_ui/prose-blocks';
import type { Block } from '@/lib/core/prose';
import { inLanguage } from '@/lib/edition/rules';
import { days } from '@/messages/dates';

type PageTopProps = {
  title: string;
  lead: readonly Block[];
  lang: string | undefined;
  parts: readonly { key: string; title: string }[];
};
const FEW = 3;

/** The head of a page: at the side when and where, and the way to its parts; beside it what it is about. */
export async function PageTop({ title, lead, lang, parts }: PageTopProps) {
  const [words, locale, { edition }] = await Promise.all([getTranslations('site'), getLocale(), loadForum()]);
  return (
    <header className="grid gap-x-12 gap-y-6 pt-6 sm:pt-10 lg:grid-cols-[1fr_2fr]">
      <p className="text-sm font-medium text-brick">
        <time dateTime={edition.startsOn} className="sm:whitespace-nowrap">
          {days(edition.startsOn, edition.endsOn, locale)}
        </time>
        <br />
        {inLanguage(edition.city, locale)}
      </p>
      <div className="grid gap-5">
        <h1 className="text-3xl text-balance sm:text-4xl">{title}</h1>
        <div lang={lang} dir={lang && 'auto'} className="grid max-w-text gap-3 text-lg text-muted">
          <ProseBlocks blocks={lead} />
        </div>
        {parts.length > FEW && (
          <nav aria-label={words('elsewhere')} data-screen>
            <ul className="flex flex-wrap gap-x-6 text-sm">
              {parts.map(({ key, title: part }) => (
                <li key={key} lang={lang}>
                  <a href={`#${key}`} className="link inline-flex min-h-8 items-center">
                    {part}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </header>
  );
}
