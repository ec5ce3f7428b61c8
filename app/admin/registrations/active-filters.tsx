import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { inLanguage } from '@/lib/edition/rules';
import { waveName } from '@/lib/review/schedule';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { listAddress } from './list-address';

/** What the form has no field for: tiles and charts narrow the list by it. */
export const NARROWED = [
  'pool',
  'seat',
  'presence',
  'attendance',
  'citizens',
  'territory',
  'track',
  'double',
  'ticket',
  'badge',
  'missing',
  'consent',
  'head',
  'wave',
  'appliedFrom',
  'appliedBefore',
] as const satisfies readonly (keyof RegistrationFilter)[];

async function waveWords(scope: Scope, wave: string): Promise<string> {
  const words = await getTranslations('admin.list.narrowed.wave');
  if (wave === 'any' || wave === 'none') return words(wave);
  const name = await waveName(scope, wave);
  return name === undefined ? words('unknown') : words('named', { name });
}

async function missingWords(missing: NonNullable<RegistrationFilter['missing']>): Promise<string> {
  const words = await getTranslations('complete');
  return missing === 'any'
    ? words('desk.filter.any')
    : words('desk.filter.one', { part: words(`parts.${missing}`) });
}

/** What a tile has narrowed the list to and no field of the form shows: said, and taken off with one press. */
export async function ActiveFilters({ scope, filter }: { scope: Scope; filter: RegistrationFilter }) {
  const [words, { tracks, locale, clock }, wave] = await Promise.all([
    getTranslations('admin.list'),
    deskEdition(),
    filter.wave && waveWords(scope, filter.wave),
  ]);
  const trackName = (key: string) => {
    const found = tracks.find((track) => track.key === key);
    return found ? inLanguage(found.name, locale) : key;
  };
  const moment = (text: string) => clock.moment(new Date(text));
  const sentences: Record<(typeof NARROWED)[number], string | undefined> = {
    pool: filter.pool && words(`narrowed.pool.${filter.pool}`),
    seat: filter.seat && words(`narrowed.seat.${filter.seat}`),
    presence: filter.presence && words(`narrowed.presence.${filter.presence}`),
    attendance: filter.attendance && words(`narrowed.attendance.${filter.attendance}`),
    citizens: filter.citizens && words('narrowed.citizens.foreign'),
    territory: filter.territory && words('narrowed.territory', { city: filter.territory }),
    track: filter.track && words('narrowed.track', { track: trackName(filter.track) }),
    double: filter.double && words('narrowed.double.open'),
    ticket: filter.ticket && words('narrowed.ticket.stopped'),
    badge: filter.badge && words(`narrowed.badge.${filter.badge}`),
    missing: filter.missing && (await missingWords(filter.missing)),
    consent: filter.consent && words('narrowed.consent.owed'),
    head: filter.head && words('narrowed.head.yes'),
    wave,
    appliedFrom: filter.appliedFrom && words('narrowed.appliedFrom', { moment: moment(filter.appliedFrom) }),
    appliedBefore:
      filter.appliedBefore && words('narrowed.appliedBefore', { moment: moment(filter.appliedBefore) }),
  };
  const said = NARROWED.flatMap((key) => {
    const sentence = sentences[key];
    return sentence ? [{ key, sentence, without: { ...filter, [key]: undefined } }] : [];
  });
  if (said.length === 0) return null;
  return (
    <ul aria-label={words('narrowed.label')} className="flex flex-wrap gap-x-6 gap-y-1">
      {said.map(({ key, sentence, without }) => (
        <li key={key}>
          <span className="font-medium">{sentence}</span>{' '}
          <Go href={listAddress(without)} aria-label={words('narrowed.removeThis', { filter: sentence })}>
            {words('narrowed.remove')}
          </Go>
        </li>
      ))}
    </ul>
  );
}
