import { type CountryCode, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { foldEmail } from '@/lib/core/fold';
import { INVENTED_DOMAIN } from '@/lib/mail/rules';
import type { Random } from './random';

/** A mobile number that the country's plan allows, made by changing the last digits of the plan's own example. */
export function mobileNumber(random: Random, country: string): string {
  const example = getExampleNumber(country as CountryCode, examples);
  if (!example) throw new Error(`no example of a mobile number in ${country}`);
  const digits = example.nationalNumber;
  // The fewer digits are kept, the more operators occur, but the likelier the number does not exist.
  for (const kept of [1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4]) {
    const changed = Array.from({ length: digits.length - kept }, () => random.integer(0, 9)).join('');
    const number = parsePhoneNumberFromString(
      `+${example.countryCallingCode}${digits.slice(0, kept)}${changed}`,
    );
    if (number?.isValid() && number.country === country && number.getType()?.includes('MOBILE')) {
      return number.number;
    }
  }
  return example.number;
}

const DOMAINS = ['mail', 'post', 'inbox', 'city', 'forum'].map((host) => `${host}.${INVENTED_DOMAIN}`);

/**
 * Addresses under a reserved domain, to which no mail is sent, no two alike; `tag` keeps those of another seed apart.
 */
export function makeMailbox(tag: string): (random: Random, latinName: string[]) => string {
  const taken = new Set<string>();
  return (random, latinName) => {
    const [given = 'guest', surname = ''] = latinName.map(asciiOf);
    const local = random.weighted([
      [[given, surname], 5],
      [[surname || given, given.charAt(0)], 2],
      [[given.charAt(0) + surname], 2],
      [[surname + given], 1],
    ]);
    const name = local.filter(Boolean).join(random.pick(['.', '.', '_', '-', ''])) || 'guest';
    const domain = random.pick(DOMAINS);
    for (let number = 0; ; number += 1) {
      const address = `${name}${number || ''}${tag}@${domain}`;
      if (taken.has(foldEmail(address))) continue;
      taken.add(foldEmail(address));
      // Phones capitalise the first letter of what is typed.
      return random.chance(0.04) ? address.charAt(0).toUpperCase() + address.slice(1) : address;
    }
  };
}

const asciiOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .split(' ')
    // Past particles and initials.
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '')
    .slice(0, 20);
