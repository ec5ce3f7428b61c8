import { forbidden, redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import { gateCookie } from '@/app/_server/cookies';
import { pageScope } from '@/app/_server/scope';
import { newId } from '@/lib/core/id';
import { gateDesk } from '@/lib/gate/queries';
import { ChooseGate } from './choose-gate';
import { readPlace } from './place';
import { Scanner } from './scanner';

type GateProps = { searchParams: Promise<{ choose?: string }> };

export default async function GatePage({ searchParams }: GateProps) {
  const [scope, asked, kept] = await Promise.all([pageScope(), searchParams, gateCookie.read()]);
  const desk = await gateDesk(scope);
  if (!desk.ok) {
    if (scope.actor.kind === 'anonymous') redirect('/sign-in?next=/gate');
    forbidden();
  }
  const { gates, ...edition } = desk.value;
  const place = readPlace(kept, gates);
  if (!place || asked.choose !== undefined) return <ChooseGate gates={gates} place={place} />;
  const [locale, messages] = await Promise.all([getLocale(), getMessages()]);
  return (
    <NextIntlClientProvider locale={locale} messages={{ gate: messages.gate }} timeZone={edition.timeZone}>
      <Scanner key={place.gate} place={place} edition={edition} nextId={newId()} />
    </NextIntlClientProvider>
  );
}
