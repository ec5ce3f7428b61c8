import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { type ListedConflict, listConflicts } from '@/lib/gate/conflicts';
import { ActionScope } from '../../_desk/action-form';
import { deskScope, opened } from '../../_desk/door';
import { CONFLICTS } from '../addresses';
import { Tabs } from '../tabs';
import { act } from './actions';
import { Case } from './case';
import { Decide } from './decide';
import { Held } from './held';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates.conflicts'))('title') };
}

/** The inbox of what was done at the gates and does not fit; below it what has been closed. */
export default async function ConflictsPage() {
  const scope = await deskScope(CONFLICTS);
  const open = opened(await listConflicts(scope, 'open'));
  const closed = opened(await listConflicts(scope, 'closed'));
  const words = await getTranslations('gates.conflicts');
  return (
    <>
      <PageHeader title={words('title')} lead={words('lead')} />
      <Tabs here="conflicts" scope={scope} />
      <section aria-labelledby="open" className="grid gap-3">
        <h2 id="open" className="text-lg">
          {words('open')}
        </h2>
        <ActionScope action={act}>
          {open.length === 0 && <EmptyState title={words('none')}>{words('noneHelp')}</EmptyState>}
          <ul className="grid">
            {open.map((conflict) => (
              <li
                key={conflict.id}
                className="grid gap-4 border-b border-line py-4 xl:grid-cols-[minmax(0,1fr)_20rem]"
              >
                <Case conflict={conflict} />
                <Act conflict={conflict} />
              </li>
            ))}
          </ul>
        </ActionScope>
      </section>
      <section aria-labelledby="closed" className="grid gap-3">
        <h2 id="closed" className="text-lg">
          {words('closed')}
        </h2>
        {closed.length === 0 && <p className="text-muted">{words('noneClosed')}</p>}
        <ul className="grid">
          {closed.map((conflict) => (
            <li key={conflict.id} className="border-b border-line py-4">
              <Case conflict={conflict} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const Act = ({ conflict }: { conflict: ListedConflict }) =>
  conflict.kind === 'device_revoked' ? (
    <Held heldId={conflict.scanId} isUndo={conflict.quarantined?.isUndo ?? false} />
  ) : (
    <Decide conflict={conflict} />
  );
