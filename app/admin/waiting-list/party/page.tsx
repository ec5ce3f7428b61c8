import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { pickedRegistrations } from '@/lib/dashboard/queries';
import { ActionForm } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { RegistrationTable } from '../../registrations/registration-table';
import { makeParty } from '../actions';
import { LINE } from '../line-address';

type PartyPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.waiting.partyPage'))('title') };
}

/** Those who were ticked once more, and what being a party means, before they are made one. */
export default async function PartyPage({ searchParams }: PartyPageProps) {
  const scope = await deskScope(LINE);
  const picked = [(await searchParams).pick ?? []].flat().slice(0, 200);
  const rows = opened(await pickedRegistrations(scope, picked));
  const [words, { categories, locale, clock }] = await Promise.all([
    getTranslations('admin.waiting.partyPage'),
    deskEdition(),
  ]);
  const back = <GoButton href={LINE}>{words('back')}</GoButton>;
  if (rows.length < 2) {
    return (
      <>
        <PageHeader title={words('title')} />
        <EmptyState title={words('tooFew')} action={back}>
          {words('tooFewHelp')}
        </EmptyState>
      </>
    );
  }
  const isMixed = new Set(rows.map(({ delegation }) => delegation?.en ?? '')).size > 1;
  return (
    <>
      <PageHeader title={words('asked', { people: rows.length })} lead={words('lead')} actions={back} />
      <ActionForm name="party" action={makeParty} className="grid max-w-text gap-4">
        {isMixed && <Notice tone="wait">{words('mixed')}</Notice>}
        {rows.map(({ reference }) => (
          <input key={reference} type="hidden" name="pick" value={reference} />
        ))}
        <p>
          <Button tone="accent">{words('submit', { people: rows.length })}</Button>
        </p>
      </ActionForm>
      <section aria-labelledby="picked" className="grid gap-3">
        <h2 id="picked" className="text-lg">
          {words('picked')}
        </h2>
        <RegistrationTable rows={rows} categories={categories} locale={locale} clock={clock} />
      </section>
    </>
  );
}
