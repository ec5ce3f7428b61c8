import { DAY_MS, MINUTE_MS } from '@/lib/core/clock';
import type { RegistrationInput } from '@/lib/registration/input';
import type { DecisionInput } from '@/lib/review/input';
import { isLocale } from '@/messages/locales';
import { type CategoryCode, pickCategory, pickTracks } from './categories';
import { CITIES_ABROAD } from './cities-abroad';
import { type Place, RUSSIAN_CAPITALS, RUSSIAN_CITIES } from './cities-russia';
import { makeMailbox, mobileNumber } from './contacts';
import { type Country, PARTNER_DELEGATIONS, pickCountryAbroad, RUSSIAN_SPEAKING } from './countries';
import type { Name, Sex } from './names';
import { LONG_NAMES } from './names-iberian';
import { russianName } from './names-russian';
import { accessNeedsOf, dietOf } from './needs';
import { organisationFor } from './organisations';
import { decisionFor, momentOfDeciding, type Outcome, outcomesFor } from './outcomes';
import { isHeadOfCity, pickPosition } from './positions';
import { makeRandom, type Random } from './random';
import { momentOfApplying, WINDOW_MS } from './timeline';

/** An invented person, and what is to become of the application. */
export type SeedPerson = {
  /** The body of `POST /api/v1/registrations`. */
  registration: RegistrationInput;
  submittedAt: Date;
  outcome: Outcome;
  /** What a reviewer decides, and when; absent where nothing has been decided. */
  decision?: DecisionInput & { at: Date };
  withdrawnAt?: Date;
  /** The entry of an approved person who has come: at which of the gates, counted from 0, and when. */
  arrival?: { gate: number; at: Date };
};

const FIRST_SEED = 1;

/**
 * People whom one would meet at the forum, in order of submission over the fourteen weeks before `now`; the same for the
 * same seed. All of them are invented.
 */
export function makePeople(
  count: number,
  randomSeed: number,
  now: Date,
  from = new Date(now.getTime() - WINDOW_MS),
): SeedPerson[] {
  const random = makeRandom(randomSeed);
  const person = makePerson(randomSeed === FIRST_SEED ? '' : `+${randomSeed}`);
  // First who, then when: so the people are the same whatever the day.
  const registrations = Array.from({ length: count }, () => person(random));
  const applicants = registrations
    .map((registration) => ({
      registration,
      submittedAt: momentOfApplying(random, { from, to: now }),
      isInternational: registration.countryRepresented !== 'RU',
    }))
    .toSorted((one, other) => one.submittedAt.getTime() - other.submittedAt.getTime());
  const outcomes = outcomesFor(random, applicants);
  return applicants.map(({ registration, submittedAt }, position) => {
    const outcome = outcomes[position] ?? 'under_review';
    const at = momentOfDeciding(random, outcome, submittedAt, now);
    const decided = decisionFor(random, outcome);
    const arrival = outcome === 'approved' ? arrivalAfter(random, at, now) : undefined;
    return {
      registration,
      submittedAt,
      outcome,
      ...(decided && { decision: { ...decided, at } }),
      ...(outcome === 'withdrawn' && { withdrawnAt: at }),
      ...(arrival && { arrival }),
    };
  });
}

/** Of those approved since yesterday at the latest, one in five has come in the last hours, most of them just now. */
function arrivalAfter(random: Random, decidedAt: Date, now: Date): SeedPerson['arrival'] {
  const minutesAgo = Math.floor((random.integer(1, 150) * random.integer(1, 150)) / 150);
  const at = new Date(now.getTime() - minutesAgo * MINUTE_MS);
  return random.chance(0.2) && at.getTime() - decidedAt.getTime() > DAY_MS
    ? { gate: random.integer(0, 3), at }
    : undefined;
}

type Home = Country & { locale: 'ru' | 'en' };
const RUSSIA: Country = { code: 'RU', weight: 0, name: russianName, language: 'ru' };

function makePerson(tag: string): (random: Random) => RegistrationInput {
  const mailbox = makeMailbox(tag);
  const headed = new Set<string>();
  return (random) => {
    const country = random.chance(0.32) ? pickCountryAbroad(random) : RUSSIA;
    const home: Home = { ...country, locale: RUSSIAN_SPEAKING.has(country.code) ? 'ru' : 'en' };
    const place = placeIn(random, home);
    const sex: Sex = random.chance(0.44) ? 'f' : 'm';
    // Some represent a country that is not their own.
    const origin = random.chance(0.05) ? pickCountryAbroad(random) : country;
    const name = nameOf(random, origin, sex);
    const category = pickCategory(random, home.code !== 'RU');
    const organisation = organisationFor(random, category, home, place);
    return {
      category,
      ...represented(random, home, place, category),
      citizenship: origin.code,
      nameLatin: { surname: name.surname, given: name.given },
      nameNative: name.native && random.chance(home.locale === 'ru' ? 0.97 : 0.8) ? name.native : undefined,
      badgeName: badgeNameOf(random, name),
      honorific: honorificOf(random, home, sex, category),
      email: mailbox(random, [name.given, name.surname ?? '']),
      phone: mobileNumber(random, random.chance(0.93) ? home.code : origin.code),
      organisation,
      position: positionOf(random, { category, organisation, home, place }, headed),
      tracks: pickTracks(random),
      languages: languagesOf(random, home),
      accessNeeds: accessNeedsOf(random, home.locale),
      diet: dietOf(random, home.locale),
      // Letters come in their own language where it is one of ours, whatever they write the form in.
      locale: isLocale(home.language) ? home.language : home.locale,
      consents: {
        personalData: true,
        terms: true,
        photoIdentification: random.chance(0.92),
        publicList: random.chance(0.4),
        news: random.chance(0.3),
      },
    };
  };
}

function placeIn(random: Random, { code }: Home): Place {
  if (code !== 'RU') return random.pick(CITIES_ABROAD.get(code) ?? []);
  return random.chance(0.3) ? random.pick(RUSSIAN_CAPITALS) : random.pick(RUSSIAN_CITIES);
}

/** A few have names that no badge was made for. */
const nameOf = (random: Random, { name, language }: Country, sex: Sex): Name =>
  /^(pt|es)$/.test(language) && random.chance(0.03) ? random.pick(LONG_NAMES) : name(random, sex);

function represented(random: Random, home: Home, { city, cityEn }: Place, category: CategoryCode) {
  const territory = home.locale === 'ru' ? city : cityEn;
  const hasTerritory = ['DEL', 'SPK'].includes(category) || random.chance(0.6);
  const partner = home.code === 'DZ' ? 'Algeria' : PARTNER_DELEGATIONS.get(cityEn);
  return {
    countryRepresented: home.code,
    territory: hasTerritory ? territory : undefined,
    delegation: category === 'DEL' ? (partner ?? (random.chance(0.7) ? territory : undefined)) : undefined,
  };
}

function badgeNameOf(random: Random, { surname = '', given }: Name): string | undefined {
  const isLong = given.length + surname.length > 32;
  if (!isLong && !random.chance(0.06)) return undefined;
  return [given.split(' ')[0], surname.split(' ').at(-1)].filter(Boolean).join(' ');
}

function honorificOf(random: Random, home: Home, sex: Sex, category: CategoryCode): string | undefined {
  if (random.chance(home.locale === 'ru' ? 0.93 : 0.5)) return undefined;
  if (home.locale === 'ru') return sex === 'f' ? 'г-жа' : 'г-н';
  if (category === 'GOV' && random.chance(0.3)) return 'H.E.';
  if (category === 'EXP') return random.pick(['Dr', 'Prof.']);
  return sex === 'f' ? random.pick(['Ms', 'Mrs', 'Dr']) : random.pick(['Mr', 'Mr', 'Dr']);
}

type Post = { category: CategoryCode; organisation: string; home: Home; place: Place };
function positionOf(
  random: Random,
  { category, organisation, home, place }: Post,
  headed: Set<string>,
): string {
  const position = pickPosition(random, category, organisation, home.locale);
  if (!isHeadOfCity(position)) return position;
  if (headed.has(place.cityEn)) return home.locale === 'ru' ? 'Заместитель главы города' : 'Deputy Mayor';
  headed.add(place.cityEn);
  return position;
}

function languagesOf(random: Random, { language, locale }: Home): string[] {
  const second = random.chance(locale === 'ru' ? 0.15 : 0.5) ? ['en'] : [];
  return [...new Set([language, ...second])];
}
