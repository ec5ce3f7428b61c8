import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import { personInLine } from '@/lib/dashboard/waiter';
import { latinName } from '@/lib/registration/rules';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { CategoryMark } from '../../_desk/person';
import { Shortcuts } from '../../_desk/shortcuts';
import { State } from '../../_desk/state';
import { recordAddress, referenceIn } from '../../registrations/list-address';
import { LINE, personAddress } from '../line-address';
import { poolName } from '../pool-name';
import { Arranging } from './arranging';
import { Place } from './place';

type PersonPageProps = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PersonPageProps): Promise<Metadata> {
  return { title: referenceIn((await params).reference) };
}

const DONE = ['promote', 'overbook', 'prioritise', 'move', 'dissolve'] as const;

/** One person's place in the list, and everything that an organiser may do about it. */
export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const reference = referenceIn((await params).reference);
  const scope = await deskScope(reference ? personAddress(reference) : LINE);
  if (!reference) notFound();
  const person = opened(await personInLine(scope, reference));
  const [words, states, { categories, locale, clock }, asked] = await Promise.all([
    getTranslations('admin.waiting'),
    getTranslations('admin.states'),
    deskEdition(),
    searchParams,
  ]);
  const { registration, line, capNames: delegations } = person;
  const nameOf = await poolName({ categories, delegations, locale });
  const done = DONE.find((known) => known === asked.done);
  return (
    <>
      <Shortcuts />
      <header className="grid gap-3">
        <p className="text-sm text-muted">
          <Go href={LINE}>{words('title')}</Go> ·{' '}
          <Go href={recordAddress(reference)} className="link tabular">
            {reference}
          </Go>
        </p>
        <h1 className="flex flex-wrap items-baseline gap-x-4 text-2xl">
          <Bidi>{latinName(registration)}</Bidi>
          {registration.nameNative && (
            <span className="font-normal text-muted">
              <Bidi>{registration.nameNative}</Bidi>
            </span>
          )}
        </h1>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <State state={registration.state} />
          <CategoryMark code={registration.category} categories={categories} locale={locale} named />
          <span className="text-muted">
            <Bidi>{registration.organisation}</Bidi>
          </span>
        </p>
      </header>
      {done && <Notice tone="good" role="status" title={words(`done.${done}`)} />}
      {asked.done === 'gone' && (
        <Notice tone="bad" role="alert" title={words('person.gone', { state: states(registration.state) })} />
      )}
      {line ? (
        <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_26rem]">
          <Place line={line} nameOf={nameOf} clock={clock} />
          <Arranging line={line} nameOf={nameOf} />
        </div>
      ) : (
        <p className="max-w-text">{words('person.notWaiting')}</p>
      )}
    </>
  );
}
