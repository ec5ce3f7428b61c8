import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Scope } from '@/lib/core/scope';
import { mayVerify } from '@/lib/verification/policy';
import { lastRecountRun } from '@/lib/verification/queries';
import { ActionForm } from '../_desk/action-form';
import { opened } from '../_desk/door';
import { Follow } from '../_desk/follow';
import { recount } from './actions';

/** For who may recount: the button, and how far the worker is while it does. */
export async function RecountForm({ scope }: { scope: Scope }) {
  if (!mayVerify(scope.actor)) return null;
  const [words, run] = await Promise.all([getTranslations('admin.pools.recount'), lastRecountRun(scope)]);
  const last = opened(run);
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
        <p className="text-sm text-muted">{words('reload')}</p>
      </noscript>
      <Follow />
    </div>
  );
}
