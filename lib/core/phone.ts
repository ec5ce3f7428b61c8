// With the metadata for every kind of number (157 kB): for the server only, no client component may import this.
import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { digitsOf } from './fold';

/**
 * A number as people write it, in E.164 (at most 15 digits); undefined when no reading of it can be a phone number. `defaultCountry` (ISO
 * 3166-1) is whose habits to read a number by that has no country code.
 */
export function parsePhone(text: string, defaultCountry?: string): string | undefined {
  const written = digitsOf(text)
    .replace(/\p{Cf}/gu, '')
    .replaceAll('＋', '+')
    .trim();
  if (written.length > 40) return undefined;
  const home = defaultCountry && isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  const asWritten = read(written, home);
  const readings = [asWritten, ...habits(written).map((habit) => read(habit))];
  const known = readings.find((reading) => reading?.isValid());
  const number = (known ?? (mayBeNew(asWritten) ? asWritten : undefined))?.number;
  return number && /^\+\d{6,15}$/.test(number) ? number : undefined;
}

const read = (text: string, home?: CountryCode): PhoneNumber | undefined =>
  parsePhoneNumberFromString(text, home ? { defaultCountry: home, extract: false } : { extract: false });

/** What was probably meant: the Russian 8 with or after the country code, 00 for the plus, the plus left out. */
function habits(written: string): string[] {
  const digits = written.replace(/[\s().\-–/]/g, '');
  const russian = /^(?:\+?7)?\+?8(\d{10})$/.exec(digits)?.[1];
  const meant = russian ? [`+7${russian}`] : [];
  if (/^00\d{8,}$/.test(digits)) meant.push(`+${digits.slice(2)}`);
  if (/^[1-9]\d{10,14}$/.test(digits)) meant.push(`+${digits}`);
  return meant;
}

// Countries open ranges before metadata know them, so a possible length is enough. Not for +7, whose plan is stable
// and where an unknown number is a typing error, most often an 8 too many.
const mayBeNew = (reading: PhoneNumber | undefined): boolean =>
  reading?.isPossible() === true && reading.countryCallingCode !== '7';

/** Grouped for reading: `+7 495 123 45 67`. What is not a phone number comes back as it is. */
export const formatPhone = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
