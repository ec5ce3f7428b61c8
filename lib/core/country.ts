/** ISO 3166-1 alpha-2, the officially assigned codes. Names come from the platform's own data, see `countryName`. */
const CODES = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
  KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
  MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
  SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
  UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`;

export const COUNTRY_CODES: readonly string[] = CODES.trim().split(/\s+/);
const known = new Set(COUNTRY_CODES);

export const isCountryCode = (code: string): boolean => known.has(code);

// Where the platform's wording is disputed, dated or ambiguous in a list; keyed by language, then by code.
const OVERRIDES: Record<string, Record<string, string>> = {
  en: {
    CD: 'Democratic Republic of the Congo',
    CG: 'Republic of the Congo',
    FK: 'Falkland Islands (Malvinas)',
    HK: 'Hong Kong (China)',
    KP: 'DPR Korea',
    KR: 'Republic of Korea',
    MM: 'Myanmar',
    MO: 'Macao (China)',
    PS: 'Palestine',
    TR: 'Türkiye',
    TW: 'Taiwan (China)',
  },
  ru: {
    CD: 'Демократическая Республика Конго',
    CG: 'Республика Конго',
    FK: 'Фолклендские (Мальвинские) острова',
    HK: 'Гонконг (Китай)',
    MM: 'Мьянма',
    MO: 'Макао (Китай)',
    PS: 'Палестина',
    TW: 'Тайвань (Китай)',
    US: 'США',
  },
};

const displayNames = new Map<string, Intl.DisplayNames>();

/** The country's name in the reader's language; the code itself when nobody knows it. */
export function countryName(code: string, locale: string): string {
  const override = OVERRIDES[locale.split('-')[0] ?? '']?.[code];
  if (override) return override;
  if (!isCountryCode(code)) return code;
  let names = displayNames.get(locale);
  if (!names) {
    names = new Intl.DisplayNames([locale], { type: 'region' });
    displayNames.set(locale, names);
  }
  return names.of(code) ?? code;
}

export type CountryOption = { code: string; name: string };
const options = new Map<string, readonly CountryOption[]>();

/** Every country by name, in the order in which the reader's language sorts. */
export function countryOptions(locale: string): readonly CountryOption[] {
  let sorted = options.get(locale);
  if (!sorted) {
    const { compare } = new Intl.Collator(locale);
    sorted = COUNTRY_CODES.map((code) => ({ code, name: countryName(code, locale) })).toSorted(
      (left, right) => compare(left.name, right.name),
    );
    options.set(locale, sorted);
  }
  return sorted;
}
