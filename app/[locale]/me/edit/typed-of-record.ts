import { formatPhone } from '@/lib/core/phone';
import type { OwnRecord } from '@/lib/dashboard/own';
import type { Typed } from '@/lib/registration/form';

/** What stands in the registration, as if it had just been typed. */
export const typedOfRecord = ({ registration, needs }: OwnRecord): Typed => ({
  territory: registration.territory ?? '',
  countryRepresented: registration.countryRepresented,
  citizenship: registration.citizenship,
  'nameLatin.surname': registration.surnameLatin ?? '',
  'nameLatin.given': registration.givenLatin,
  nameNative: registration.nameNative ?? '',
  badgeName: registration.badgeName ?? '',
  honorific: registration.honorific ?? '',
  phone: formatPhone(registration.phone),
  organisation: registration.organisation,
  position: registration.position,
  tracks: registration.tracks,
  languages: registration.languages,
  accessNeeds: needs.accessNeeds ?? '',
  diet: needs.diet ?? '',
});
