import { getLocale, getTranslations } from 'next-intl/server';
import type { OwnRecord } from '@/lib/dashboard/own';
import { day } from '@/messages/dates';
import { takeLetter } from './letters/actions';
import { PressForm } from './press-form';

type Listed = OwnRecord['letters'][number];

/** The letters of the forum to this person, and those that can be taken now. */
export async function OwnLetters({ record }: { record: OwnRecord }) {
  const { letters, lettersToTake, registration, edition } = record;
  if (letters.length + lettersToTake.length === 0) return null;
  const [words, locale] = await Promise.all([getTranslations('me.letters'), getLocale()]);
  const on = (at: Date) => day(at, locale, edition.timeZone);
  return (
    <section aria-labelledby="letters" className="grid max-w-text gap-5">
      <div className="grid gap-2">
        <h2 id="letters" className="text-xl">
          {words('title')}
        </h2>
        <p className="text-muted">{words('lead')}</p>
      </div>
      {letters.length > 0 && (
        <ul className="grid">
          {letters.map((letter) => (
            <li key={letter.id} className="grid gap-1 border-b border-line py-3">
              <span className="font-medium">{words(`kinds.${letter.kind}`)}</span>
              <span className="text-sm text-muted">
                {words('issued', { number: letter.number, when: on(letter.issuedAt) })}
              </span>
              {letter.revokedAt && <span>{words('revoked', { when: on(letter.revokedAt) })}</span>}
              {letter.standing === 'ended' && <span>{words('ended')}</span>}
              {!letter.revokedAt && <Files letter={letter} locale={locale} />}
            </li>
          ))}
        </ul>
      )}
      {lettersToTake.map((kind) => (
        <PressForm
          key={kind}
          action={takeLetter.bind(null, locale, { reference: registration.reference, kind })}
          label={words(`take.${kind as 'participation'}`)}
        />
      ))}
    </section>
  );
}

/** A visa-support letter is one file with both languages. */
async function Files({ letter: { id, kind }, locale }: { letter: Listed; locale: string }) {
  const words = await getTranslations('me.letters.open');
  const at = `/${locale}/me/letters/${id}`;
  const languages = kind === 'visa_support' ? (['both'] as const) : (['en', 'ru'] as const);
  return (
    <span className="flex flex-wrap gap-x-6">
      {languages.map((language) => (
        <a
          key={language}
          className="link py-1"
          href={language === 'both' ? at : `${at}?language=${language}`}
        >
          {words(language)}
        </a>
      ))}
    </span>
  );
}
