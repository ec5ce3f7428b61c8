import { useTranslations } from 'next-intl';
import type { KeyboardEvent, MouseEvent } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import { Icon } from '@/app/_ui/icon';
import type { FoundAtGate } from '@/lib/gate/queries';
import { CategoryMark, type Edition, PersonPhoto, WhoLine } from './person';

const SHOWN_AT_MOST = 8;

type FoundListProps = {
  people: readonly FoundAtGate[];
  edition: Edition;
  /** Missing without script: the button then submits the form. */
  onChoose?: (found: FoundAtGate) => void;
  photoOf?: (personId: string) => string | undefined;
};

/** People found by name: each a button of the form, so that choosing works without script, too. */
export function FoundList({ people, edition, onChoose, photoOf }: FoundListProps) {
  const words = useTranslations('gate');
  if (people.length === 0) return <p className="text-lg">{words('nobody')}</p>;
  const choose = (found: FoundAtGate) => (event: MouseEvent) => {
    if (!onChoose) return;
    event.preventDefault();
    onChoose(found);
  };
  return (
    <section className="grid gap-3" aria-label={words('found', { count: people.length })}>
      <h2 className="text-base font-semibold">{words('found', { count: people.length })}</h2>
      <ul className="grid gap-2" onKeyDown={moveByArrows}>
        {people.map((found) => (
          <li key={found.id}>
            <button
              type="submit"
              name="registrationId"
              value={found.id}
              onClick={choose(found)}
              className="flex min-h-16 w-full cursor-pointer items-center gap-4 rounded border border-edge bg-surface px-3 py-2 text-start text-ink hover:border-ink"
            >
              <PersonPhoto person={found.person} photo={photoOf?.(found.id)} />
              <CategoryMark code={found.person.category} edition={edition} />
              <span className="grid flex-1 gap-0.5">
                <span className="font-semibold">
                  <Bidi>{found.person.nameLatin}</Bidi>
                  {found.person.nameNative && (
                    <span className="ms-3 font-normal">
                      <Bidi>{found.person.nameNative}</Bidi>
                    </span>
                  )}
                </span>
                <span className="text-sm text-muted">
                  <WhoLine person={found.person} edition={edition} />
                </span>
                {found.state !== 'approved' && (
                  <span className="flex items-center gap-1.5 text-sm font-semibold text-amber">
                    <Icon name="alert" />
                    {words(`states.${found.state}`)}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {people.length === SHOWN_AT_MOST && <p className="text-sm text-muted">{words('tooMany')}</p>}
    </section>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
}
