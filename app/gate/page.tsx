import { forbidden, redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import { gateCookie } from '@/app/_server/cookies';
import { atGate } from '@/app/_server/gate-scope';
import { newId } from '@/lib/core/id';
import { gateDesk } from '@/lib/gate/queries';
import { StationPage } from './_station/station-page';
import { ChooseGate } from './choose-gate';
import { placeOf } from './place';
import { Revoked } from './revoked';
import { Scanner } from './scanner';

type GateProps = { searchParams: Promise<{ choose?: string; kiosk?: string }> };

export default async function GatePage({ searchParams }: GateProps) {
  const [{ scope, isBound, revokedDeviceId }, asked, kept] = await Promise.all([
    atGate(),
    searchParams,
    gateCookie.read(),
  ]);
  if (revokedDeviceId) return <Revoked />;
  const desk = await gateDesk(scope);
  if (!desk.ok) {
    if (scope.actor.kind === 'anonymous') redirect('/sign-in?next=/gate');
    forbidden();
  }
  const { value: edition } = desk;
  const { gates } = edition;
  const { actor } = scope;
  if (actor.kind === 'device' && actor.role === 'station') return <StationPage edition={edition} />;
  const place = actor.kind === 'device' ? placeOf(actor.gate, kept, gates) : undefined;
  if (!place || (asked.choose !== undefined && !isBound)) return <ChooseGate gates={gates} place={place} />;
  const [locale, messages] = await Promise.all([getLocale(), getMessages()]);
  return (
    <NextIntlClientProvider locale={locale} messages={{ gate: messages.gate }} timeZone={edition.timeZone}>
      <Scanner
        key={place.gate}
        place={place}
        edition={edition}
        nextId={newId()}
        isBound={isBound ?? false}
        isKiosk={asked.kiosk !== undefined}
      />
    </NextIntlClientProvider>
  );
}
