import { getLocale, getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import type { VisaAnswer } from '@/lib/site/rules';

type VisaAnswerBoxProps = {
  answer: VisaAnswer | undefined;
  country: string | undefined;
  /** The parts of the page that a way may lead on to. */
  parts: readonly string[];
};
const WAYS = ['free', 'electronic', 'invitation'] as const;

/** The three ways side by side; the one that is the answer stands out, with what to do. */
export async function VisaAnswerBox({ answer, country, parts }: VisaAnswerBoxProps) {
  const [words, locale] = await Promise.all([getTranslations('site.visa.answer'), getLocale()]);
  const bodyOf = (way: (typeof WAYS)[number]) =>
    way === 'free' && answer?.kind === 'free' && answer.days !== null
      ? words('freeFor', { days: answer.days })
      : words(`${way}Body`);
  return (
    <div id="answer" className="grid content-start gap-4">
      {country && (
        <p role="status" className="text-lg">
          {words('of', { country: countryName(country, locale) })}
          {answer?.kind === 'home' && <strong className="block font-semibold">{words('home')}</strong>}
        </p>
      )}
      <ol className="grid gap-px">
        {WAYS.map((way, at) => {
          const isAnswer = answer?.kind === way;
          return (
            <li
              key={way}
              aria-current={isAnswer || undefined}
              className={`grid grid-cols-[2.5rem_1fr] gap-y-1 border-s-4 py-4 ps-4 ${
                isAnswer ? 'border-brick bg-surface' : 'border-line'
              } ${answer && !isAnswer ? 'text-muted' : ''}`}
            >
              <span
                aria-hidden="true"
                className={`tabular text-2xl leading-none font-medium ${isAnswer ? 'text-brick' : 'text-river'}`}
              >
                {at + 1}
              </span>
              <div className="grid gap-1">
                <p className="text-lg leading-tight font-semibold">{words(way)}</p>
                <p>{bodyOf(way)}</p>
                {parts.includes(way) && (
                  <p data-screen>
                    <a href={`#${way}`} className="link inline-flex min-h-6 items-center text-sm">
                      {words('more')}
                      <span className="sr-only">: {words(way)}</span>
                    </a>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
