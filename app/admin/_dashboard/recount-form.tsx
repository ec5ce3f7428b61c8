import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Scope } from '@/lib/core/scope';
import { mayVerify } from '@/lib/verification/policy';
import type { RecountRun } from '@/lib/verification/queries';
import { ActionForm } from '../_desk/action-form';
import { Follow } from '../_desk/follow';
import { Go } from '../_desk/go';
import { recount } from './actions';

type RecountFormProps = {
  scope: Scope;
  /** To be read before what the last recount found: one that ends in between must not go unseen. */
  last: RecountRun | undefined;
};

/** For who may recount: the button, and how far the worker is while it does. */
export async function RecountForm({ scope, last }: RecountFormProps) {
  if (!mayVerify(scope.actor)) return null;
  const words = await getTranslations('admin.pools.recount');
  if (last && !last.finishedAt) return <Running walked={last.walkedFacts} all={last.allFacts} />;
  return (
    <ActionForm action={recount} name="recount">
      <p>
        <Button tone="quiet" size="small">
          {words('now')}
        </Button>
      </p>
    </ActionForm>
  );
}

async function Running({ walked, all }: { walked: number; all: number | null }) {
  const words = await getTranslations('admin.pools.recount');
  const label = all === null ? words('waiting') : words('running', { walked, count: all });
  return (
    <div role="status" className="grid max-w-text gap-2">
      <p className="tabular">{label}</p>
      <progress
        value={all === null ? undefined : walked}
        max={Math.max(1, all ?? 1)}
        aria-label={label}
        className="h-2 w-full accent-river"
      />
      <noscript>
        {/* Not by loading anew: that would send the form again. */}
        <Go href="?">{words('reload')}</Go>
      </noscript>
      <Follow />
    </div>
  );
}
