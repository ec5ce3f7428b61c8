import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { TextPage } from '@/app/_ui/text-page';
import type { PartState } from '@/lib/completion/queries';
import type { OwnRecord } from '@/lib/dashboard/own';
import { Deadline } from '../../deadline';

type PartPageProps = {
  record: OwnRecord;
  state: PartState;
  lead: string;
  isSealed?: boolean;
  children: ReactNode;
};

/** The frame of a part: what it is, until when it is asked for, how it is kept, the way back. */
export async function PartPage({ record, state, lead, isSealed = false, children }: PartPageProps) {
  const [words, locale] = await Promise.all([getTranslations('complete'), getLocale()]);
  return (
    <TextPage isInner>
      <header className="grid gap-2">
        <p>
          <a className="link inline-flex min-h-6 items-center" href={`/${locale}/me/complete`}>
            {words('overview.back')}
          </a>
        </p>
        <h1 className="text-2xl sm:text-3xl">{words(`parts.${state.part}`)}</h1>
        <p className="text-lg text-muted">{lead}</p>
        {!state.isDone && <Deadline at={state.dueAt} edition={record.edition} />}
        {state.isBlocking && !state.isDone && <p>{words('overview.blocks')}</p>}
      </header>
      {children}
      {isSealed && <p className="border-t border-line pt-4 text-sm text-muted">{words('form.sealed')}</p>}
    </TextPage>
  );
}
