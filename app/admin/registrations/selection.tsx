import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import type { RegistrationPage } from '@/lib/dashboard/queries';
import { Go } from '../_desk/go';
import { DECISIONS } from './list-address';
import { PickAll } from './pick-all';
import { WAVES } from './waves/addresses';

type SelectionProps = {
  back: string;
  page: Pick<RegistrationPage, 'total' | 'isTotalCut'>;
  children: ReactNode;
};

/** The list as a form: whoever is ticked goes to a page that shows them all once more before anything happens. */
export async function Selection({ back, page, children }: SelectionProps) {
  const [words, waves] = await Promise.all([
    getTranslations('admin.list.selection'),
    getTranslations('waves'),
  ]);
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
        <span className="text-sm text-muted sm:ms-auto">
          {words(page.isTotalCut ? 'everybodyCut' : 'everybody', { count: page.total })}
        </span>
        <Button name="decision" value="approve_all" size="small" tone="quiet">
          {words('approveAll')}
        </Button>
        <Button name="decision" value="reject_all" size="small" tone="quiet">
          {words('rejectAll')}
        </Button>
        <Go href={WAVES}>{waves('nav')}</Go>
        <Go href={DECISIONS}>{words('lastDecisions')}</Go>
      </div>
    </form>
  );
}
