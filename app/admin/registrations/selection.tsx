import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { PickAll } from './pick-all';

/** The list as a form: whoever is ticked goes to a page that shows them all once more before anything happens. */
export async function Selection({ back, children }: { back: string; children: ReactNode }) {
  const words = await getTranslations('admin.list.selection');
  return (
    <form action="/admin/registrations/decide" method="get" className="grid gap-4">
      <input type="hidden" name="back" value={back} />
      {children}
      <div className="sm:sticky sm:bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-paper py-3">
        <PickAll all={words('all')} none={words('noneOfThem')} />
        <span className="text-sm text-muted">{words('label')}</span>
        <Button name="decision" value="approve" size="small" tone="quiet">
          {words('approve')}
        </Button>
        <Button name="decision" value="reject" size="small" tone="quiet">
          {words('reject')}
        </Button>
      </div>
    </form>
  );
}
