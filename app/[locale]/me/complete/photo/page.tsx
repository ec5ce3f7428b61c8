import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { RefusedNotice } from '@/app/_server/refused-notice';
import { pageScope } from '@/app/_server/scope';
import { Notice } from '@/app/_ui/notice';
import { TextPage } from '@/app/_ui/text-page';
import { photoStateOf } from '@/lib/photo/queries';
import { PHOTO } from '@/lib/photo/rules';
import { isActive } from '@/lib/registration/rules';
import { messagesOf } from '@/messages/load';
import { toLocale } from '@/messages/locales';
import { loadOwn } from '../../load-own';
import { PhotoForm } from './photo-form';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('photo');
  return { title: words('title'), robots: { index: false } };
}

type PhotoPageProps = {
  searchParams: Promise<Partial<Record<'saved' | 'stopped' | 'removed' | 'refused', string>>>;
};

const GUIDANCE = ['light', 'face', 'alone', 'file'] as const;

/** The photo for the badge: how it is now, what may be better, and the form for another. */
export default async function PhotoPage({ searchParams }: PhotoPageProps) {
  const [words, overview, locale, asked] = await Promise.all([
    getTranslations('photo'),
    getTranslations('complete.overview'),
    getLocale(),
    searchParams,
  ]);
  const me = `/${locale}/me`;
  const { record } = await loadOwn(`${me}/complete/photo`);
  if (!record) redirect(me);
  const { isAgreed, photo, isSeen } = await photoStateOf(await pageScope(), record.registration);
  const done = (['saved', 'stopped', 'removed'] as const).find((one) => asked[one] !== undefined);
  const address = `${me}/complete/photo.jpg`;
  const isOpen = isActive(record.registration.state);
  return (
    <TextPage gaps="wide" isInner>
      <header className="grid gap-2">
        <p>
          <a className="link inline-flex min-h-6 items-center" href={`${me}/complete`}>
            {overview('back')}
          </a>
        </p>
        <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
        <p className="text-lg text-muted">{words('lead')}</p>
      </header>
      <div id="done" tabIndex={-1} className="empty:hidden">
        {done && (
          <Notice tone={done === 'stopped' ? 'wait' : 'good'} role="status">
            {words(done)}
          </Notice>
        )}
      </div>
      <div id="problems" tabIndex={-1} className="empty:hidden">
        <RefusedNotice code={asked.refused} />
      </div>
      {!isAgreed && (
        <Notice title={words('notAgreed.title')}>
          <p>{words('notAgreed.body')}</p>
        </Notice>
      )}
      {isAgreed && (
        <section aria-labelledby="current" className="grid gap-3">
          <h2 id="current" className="text-xl">
            {words('current')}
          </h2>
          {photo ? (
            // biome-ignore lint/performance/noImgElement: a picture behind the session, made to its size already
            <img
              src={`${address}?of=${photo.id}`}
              alt={words('currentAlt')}
              {...PHOTO}
              className="h-60 w-45 rounded border border-line object-cover"
            />
          ) : (
            <p className="text-muted">{words('none')}</p>
          )}
          {photo && photo.warnings.length > 0 && (
            <Notice tone="wait" title={words('warnings.title')}>
              <ul className="list-disc ps-5">
                {photo.warnings.map((warning) => (
                  <li key={warning}>{words(`warnings.${warning}`)}</li>
                ))}
              </ul>
            </Notice>
          )}
        </section>
      )}
      {isAgreed && isOpen && (
        <>
          <section aria-labelledby="guidance" className="grid gap-2">
            <h2 id="guidance" className="text-xl">
              {words('guidance.title')}
            </h2>
            <ul className="grid list-disc gap-1 ps-5">
              {GUIDANCE.map((one) => (
                <li key={one}>{words(`guidance.${one}`)}</li>
              ))}
            </ul>
          </section>
          <PhotoForm
            action={address}
            hasPhoto={photo !== undefined}
            isSeen={isSeen}
            words={messagesOf(toLocale(locale)).photo}
          />
        </>
      )}
      {isAgreed && !isOpen && <p>{words('closed')}</p>}
    </TextPage>
  );
}
