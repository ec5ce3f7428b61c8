import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { FORMAT_KEYS } from '@/lib/badge/rules';
import { currentLook } from '@/lib/badge/styling';
import { deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { BADGE_LOOK, SETTINGS } from '../addresses';
import { LookForm } from './look-form';

type LookPageProps = { searchParams: Promise<{ saved?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('badges.look'))('title') };
}

/** What stands on every badge, beside badges of an invented person as the press sets them. */
export default async function LookPage({ searchParams }: LookPageProps) {
  const scope = await deskScope(BADGE_LOOK);
  const standing = opened(await currentLook(scope));
  const [words, settings, badge, { saved }] = await Promise.all([
    getTranslations('badges.look'),
    getTranslations('admin.settings'),
    getTranslations('admin.record.badge'),
    searchParams,
  ]);
  const pictureOf = (format: string, as: 'pdf' | 'svg') =>
    `${BADGE_LOOK}/${format}.${as}?seen=${encodeURIComponent(standing.seen)}`;
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
          <LookForm standing={standing} />
        </div>
        <section aria-labelledby="preview" className="grid gap-3">
          <h2 id="preview" className="text-lg">
            {words('preview')}
          </h2>
          <p className="max-w-text text-muted">{words('previewHelp')}</p>
          <ul className="grid grid-cols-2 items-end gap-6">
            {FORMAT_KEYS.map((format) => {
              const name = badge(`formats.${format}`);
              return (
                <li key={format} className="grid gap-2">
                  {/* biome-ignore lint/performance/noImgElement: a drawing of ours, which nothing could make smaller */}
                  <img
                    src={pictureOf(format, 'svg')}
                    alt={words('previewAlt', { format: name })}
                    className="w-full border border-line bg-white"
                  />
                  <p className="text-sm">
                    {name}
                    <br />
                    <a className="link" href={pictureOf(format, 'pdf')}>
                      {words('open')}
                    </a>
                  </p>
                </li>
              );
            })}
          </ul>
        </section>
      </div>
    </>
  );
}
