import { useTranslations } from 'next-intl';
import type { FoundAtGate } from '@/lib/gate/queries';
import { FoundList } from './found-list';
import type { Edition } from './person';
import type { Taken } from './queue';
import { RecentList } from './recent-list';
import type { Search } from './use-search';

type ReadyProps = {
  search: Search;
  isChecking: boolean;
  taken: readonly Taken[];
  edition: Edition;
  onChoose: (found: FoundAtGate) => void;
};

/** Between two people: what to do, whom the typed name fits, what was read last. */
export function Ready({ search, isChecking, taken, edition, onChoose }: ReadyProps) {
  const words = useTranslations('gate');
  return (
    <div className="grid w-full max-w-page gap-8">
      <div aria-live="polite" className="grid gap-8">
        {(isChecking || search.kind === 'searching') && (
          <p data-late className="text-xl font-semibold">
            {words('checking')}
          </p>
        )}
        {search.kind === 'offline' && <p className="text-lg font-semibold">{words('offline')}</p>}
        {search.kind === 'refused' && <p className="text-lg font-semibold">{search.sentence}</p>}
        {search.kind === 'found' && (
          <FoundList people={search.people} edition={edition} onChoose={onChoose} />
        )}
      </div>
      {search.kind === 'none' && !isChecking && (
        <div className="grid gap-2">
          <p className="text-2xl font-semibold">{words('prompt')}</p>
          <p className="text-muted">{words('promptHelp')}</p>
        </div>
      )}
      <RecentList taken={taken} edition={edition} />
    </div>
  );
}
