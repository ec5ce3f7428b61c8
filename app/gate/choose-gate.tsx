import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Icon } from '@/app/_ui/icon';
import { inLanguage } from '@/lib/edition/rules';
import type { GateDesk } from '@/lib/gate/queries';
import { DESK_LOCALES, LANGUAGE_NAMES } from '@/messages/locales';
import { chooseGate } from './actions';
import type { Place } from './place';
import { GateSignOut } from './sign-out';

type ChooseGateProps = { gates: GateDesk['gates']; place: Place | undefined };

/** One tap at the beginning of the day; works without script. */
export async function ChooseGate({ gates, place }: ChooseGateProps) {
  const [words, factor, common, locale] = await Promise.all([
    getTranslations('gate'),
    getTranslations('factor'),
    getTranslations('common'),
    getLocale(),
  ]);
  return (
    <main id="content" className="mx-auto grid min-h-dvh w-full max-w-text content-center gap-8 px-5 py-10">
      <header className="grid gap-3">
        <h1 className="text-2xl sm:text-3xl">{words('chooseTitle')}</h1>
        <p className="text-muted">{gates.length > 0 ? words('chooseLead') : words('noGates')}</p>
      </header>
      <form action={chooseGate} className="grid gap-3">
        <input type="hidden" name="direction" value={place?.direction ?? 'entry'} />
        {gates.map(({ key, name }) => (
          <button
            key={key}
            type="submit"
            name="gate"
            value={key}
            aria-current={key === place?.gate ? 'true' : undefined}
            className="flex min-h-20 cursor-pointer items-center gap-5 rounded border border-edge bg-surface px-5 py-3 text-start hover:border-ink aria-current:border-river aria-current:inset-ring aria-current:inset-ring-river"
          >
            <span className="tabular min-w-[3ch] text-2xl font-semibold text-river">{key}</span>
            <span className="flex-1">
              <Bidi>{inLanguage(name, locale)}</Bidi>
            </span>
            <Icon name="forward" className="text-muted" />
          </button>
        ))}
      </form>
      <footer className="flex flex-wrap items-center gap-x-6 gap-y-3 text-sm">
        {DESK_LOCALES.filter((other) => other !== locale).map((other) => (
          <a
            key={other}
            href={`?locale=${other}`}
            lang={other}
            className="link inline-flex min-h-14 items-center"
          >
            {LANGUAGE_NAMES[other]}
          </a>
        ))}
        <a href="/sign-in/enrol" className="link inline-flex min-h-14 items-center">
          {factor('title')}
        </a>
        <GateSignOut label={common('signOut')} />
      </footer>
    </main>
  );
}
