import { getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { StateTag } from '@/app/_ui/tag';
import { actorNames } from '@/lib/auth/queries';
import type { ListedClaim } from '@/lib/claim/queries';
import { isOverdue } from '@/lib/claim/rules';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { When } from '../_desk/when';
import { requestAddress } from './addresses';

type ClaimListProps = { title: string; claims: readonly ListedClaim[]; now: Date };

/** Requests with what they ask for, by when, and who looks after them. */
export async function ClaimList({ title, claims, now }: ClaimListProps) {
  const [words, { clock }, scope] = await Promise.all([
    getTranslations('consents.desk.queue'),
    deskEdition(),
    pageScope(),
  ]);
  const names = await actorNames(
    scope,
    claims.flatMap(({ assignedTo }) => assignedTo ?? []),
  );
  return (
    <section className="grid max-w-3xl gap-3">
      <h2 className="text-lg">{title}</h2>
      <ul className="grid">
        {claims.map((one) => (
          <li key={one.id} className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[1fr_auto]">
            <Go href={requestAddress(one.id)} className="link font-medium">
              {words(`kinds.${one.kind}`)} <span className="tabular">{one.reference}</span>
            </Go>
            <span className="flex flex-wrap items-center gap-3 text-muted">
              {one.outcome ? (
                <StateTag tone={one.outcome === 'done' ? 'good' : 'neutral'}>
                  {words(`outcome.${one.outcome}`)}
                </StateTag>
              ) : (
                isOverdue(one, now) && <StateTag tone="bad">{words('overdue')}</StateTag>
              )}
              <When at={one.closedAt ?? one.dueAt} clock={clock} />
            </span>
            <span className="text-sm text-muted sm:col-span-2">
              {one.assignedTo
                ? words('with', { who: names.get(one.assignedTo) ?? words('somebody') })
                : words('nobody')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
