import { useTranslations } from 'next-intl';
import type { FoundAtGate } from '@/lib/gate/queries';
import type { Shown } from '../_device/shown';
import { FoundList } from './found-list';
import type { Edition } from './person';
import { RecentList } from './recent-list';
import type { Search } from './use-search';

type ReadyProps = {
  search: Search;
  isChecking: boolean;
  isKiosk: boolean;
  shown: readonly Shown[];
  edition: Edition;
  onChoose: (found: FoundAtGate) => void;
  photoOf: (personId: string) => string | undefined;
  mayUndo: (one: Shown) => boolean;
  onUndo: (one: Shown) => void;
};

/** Between two people: what to do, whom the typed name fits, what was read last. */
export function Ready({ search, isChecking, isKiosk, edition, onChoose, photoOf, ...recent }: ReadyProps) {
  const words = useTranslations('gate');
  const [prompt, help] = isKiosk
    ? (['kioskPrompt', 'kioskHelp'] as const)
    : (['prompt', 'promptHelp'] as const);
  return (
    <div className="grid w-full max-w-page gap-8">
      <div aria-live="polite" className="grid gap-8">
        {isChecking && (
          <p data-late className="text-xl font-semibold">
            {words('checking')}
          </p>
        )}
        {search.kind === 'coming' && <p className="text-lg font-semibold">{words('listComing')}</p>}
        {search.kind === 'found' && (
          <FoundList people={search.people} edition={edition} onChoose={onChoose} photoOf={photoOf} />
        )}
      </div>
      {search.kind === 'none' && !isChecking && (
        <div className="grid gap-2">
          <p className="text-2xl font-semibold">{words(prompt)}</p>
          <p className="text-muted">{words(help)}</p>
        </div>
      )}
      {!isKiosk && <RecentList edition={edition} {...recent} />}
    </div>
  );
}
