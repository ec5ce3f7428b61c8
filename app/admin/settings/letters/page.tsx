import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { PAPER_LANGUAGES } from '@/lib/letter/rules';
import { currentHead } from '@/lib/letter/styling';
import { deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { LETTER_HEAD, SETTINGS } from '../addresses';
import { HeadForm } from './head-form';

type HeadPageProps = { searchParams: Promise<{ saved?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('letters.head'))('title') };
}

/** What stands on every letter, beside a letter to an invented person as the press sets it. */
export default async function HeadPage({ searchParams }: HeadPageProps) {
  const scope = await deskScope(LETTER_HEAD);
  const head = opened(await currentHead(scope));
  const [words, languages, settings, { saved }] = await Promise.all([
    getTranslations('letters.head'),
    getTranslations('letters.language'),
    getTranslations('admin.settings'),
    searchParams,
  ]);
  const sample = (language: string, as: 'pdf' | 'svg') =>
    `${LETTER_HEAD}/${language}.${as}?seen=${head.version}`;
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={<GoButton href={SETTINGS}>{settings('back')}</GoButton>}
      />
      {saved !== undefined && (
        <Notice tone="good" role="status">
          {words('saved')}
        </Notice>
      )}
      <div className="grid items-start gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
        {/* One place for the form and for what came of it: an answer must not move the form. */}
        <div className="grid gap-5">
          <HeadForm head={head} />
        </div>
        <section aria-labelledby="preview" className="grid gap-3">
          <h2 id="preview" className="text-lg">
            {words('preview')}
          </h2>
          <p className="max-w-text text-muted">{words('previewHelp')}</p>
          <ul className="grid gap-6 sm:grid-cols-2">
            {PAPER_LANGUAGES.map((language) => (
              <li key={language} className="grid gap-2">
                {/* biome-ignore lint/performance/noImgElement: a drawing of ours, which nothing could make smaller */}
                <img
                  src={sample(language, 'svg')}
                  alt={words('previewAlt', { language: languages(language) })}
                  className="w-full border border-line bg-white"
                />
                <a className="link text-sm" href={sample(language, 'pdf')}>
                  {words('openPdf', { language: languages(language) })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
