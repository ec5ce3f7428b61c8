import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { Meter } from '@/app/_ui/meter';
import { type Forum, fullCategories } from '@/lib/dashboard/forum';
import { inLanguage } from '@/lib/edition/rules';
import type { Wording } from '@/lib/pool/rules';
import { sentences } from '@/messages/lists';

/** The two numbers that everybody asks for, in the words of product rule 1. */
export async function Seats({ forum }: { forum: Forum }) {
  const [words, format, locale] = await Promise.all([
    getTranslations('public.seats'),
    getFormatter(),
    getLocale(),
  ]);
  const pool = (key: string) => forum.pools.find((candidate) => candidate.key === key);
  const total = pool('total');
  const domestic = pool('domestic');
  const abroad = pool('international');
  if (!total || !domestic || !abroad) return null;

  const { target, reserve } = forum.international;
  const keptFree = Math.min(abroad.available, Math.max(0, reserve - abroad.held));
  // After the closing nobody can join a waiting list any more.
  const wordingOf = ({ wording }: { wording: Wording }) =>
    wording !== 'free' && !forum.registration.isOpen ? 'taken' : wording;
  const totalSentence =
    total.available > 0 && domestic.available === 0
      ? words('total.reservedOnly', { available: total.available })
      : words(`total.${wordingOf(total)}`, { available: total.available });
  const abroadWording = wordingOf(abroad);
  const abroadSentence =
    abroadWording !== 'free'
      ? words(`international.${abroadWording}`)
      : keptFree > 0
        ? words('international.reserve', { free: keptFree })
        : words('international.beyond', { available: abroad.available });
  return (
    <section aria-labelledby="seats" className="grid gap-8 border-t border-line pt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <h2 id="seats" className="text-xl">
          {words('title')}
        </h2>
        <p className="text-sm text-muted">{words('live')}</p>
      </div>
      <div className="grid gap-x-16 gap-y-12 sm:grid-cols-2">
        <Meter
          size="large"
          label={words('total.label')}
          value={total.held}
          max={total.size}
          number={format.number(total.held)}
          outOf={words('total.outOf', { size: total.size })}
          spoken={words('total.spoken', { held: total.held, size: total.size })}
          sentence={sentences(
            [totalSentence, total.waiting > 0 && words('total.waiting', { waiting: total.waiting })],
            locale,
          )}
        />
        <Meter
          size="large"
          tone="brick"
          label={words('international.label')}
          value={abroad.held}
          max={target}
          number={format.number(abroad.held)}
          outOf={words('international.outOf', { target })}
          spoken={words('international.spoken', { held: abroad.held, target })}
          sentence={sentences(
            [
              abroadSentence,
              abroad.waiting > 0 && words('international.waiting', { waiting: abroad.waiting }),
            ],
            locale,
          )}
        />
      </div>
      <FullCategories forum={forum} />
    </section>
  );
}

/** Which categories are full while there are seats for others: where all are taken, the meters say it. */
async function FullCategories({ forum }: { forum: Forum }) {
  const full = fullCategories(forum);
  const isFull = forum.pools.some(({ key, available }) => key === 'total' && available === 0);
  if (full.length === 0 || isFull) return null;
  const [words, format, locale] = await Promise.all([
    getTranslations('public.seats.categories'),
    getFormatter(),
    getLocale(),
  ]);
  const names = format.list(full.map(({ name }) => inLanguage(name, locale)));
  return (
    <p className="max-w-text">
      {words(forum.registration.isOpen ? 'open' : 'closed', { names, count: full.length })}
    </p>
  );
}
