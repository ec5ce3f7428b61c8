import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import {
  DISPLAY_CHOICES,
  DISPLAY_COOKIE,
  type Display,
  type DisplayPart,
  isUsual,
  nameOf,
  readDisplay,
} from '@/app/_server/display';
import { Button } from '@/app/_ui/button';
import { LineIcon } from '@/app/_ui/icon';

const LETTERS = 'M3 18.5L8 5.5l5 13M4.7 14.2h6.6M15 18.5l3-8 3 8M16 15.8h4';

/** How this reader wants the page: size, colours, spacing. It asks the page anew, so that it works without script. */
export async function DisplayPanel() {
  const [words, received] = await Promise.all([getTranslations('common.display'), cookies()]);
  const display = readDisplay(received.get(DISPLAY_COOKIE)?.value);
  return (
    <details className="group sm:relative">
      <summary className="inline-flex min-h-11 min-w-11 cursor-pointer list-none items-center justify-center rounded px-1 text-ink hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <LineIcon path={LETTERS} className="size-6" />
        <span className="sr-only">{words('label')}</span>
      </summary>
      <form
        className="choices absolute inset-x-5 top-full z-20 grid gap-5 rounded border border-edge bg-surface p-4 shadow-float sm:inset-x-auto sm:inset-e-0 sm:w-md"
        aria-label={words('label')}
      >
        {(Object.keys(DISPLAY_CHOICES) as DisplayPart[]).map((part) => (
          <Choice key={part} part={part} display={display} />
        ))}
        <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button>{words('apply')}</Button>
          {!isUsual(display) && (
            <a className="link inline-flex min-h-11 items-center" href={`?${nameOf('size')}=100`}>
              {words('reset')}
            </a>
          )}
        </p>
      </form>
    </details>
  );
}

async function Choice({ part, display }: { part: DisplayPart; display: Display }) {
  const words = await getTranslations('common.display');
  return (
    <fieldset>
      <legend>{words(`${part}.legend`)}</legend>
      {DISPLAY_CHOICES[part].map((choice) => (
        <label key={choice}>
          <input type="radio" name={nameOf(part)} value={choice} defaultChecked={display[part] === choice} />
          {words(`${part}.${choice}` as 'size.100')}
        </label>
      ))}
    </fieldset>
  );
}
