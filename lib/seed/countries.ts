import type { MakeName } from './names';
import * as african from './names-african';
import * as arabic from './names-arabic';
import * as asian from './names-asian';
import * as eurasian from './names-eurasian';
import * as european from './names-european';
import * as iberian from './names-iberian';
import * as indian from './names-indian';
import * as malay from './names-malay';
import type { Random } from './random';

/** `language` is what the person would listen to, BCP 47; `weight` is among those who come from abroad. */
export type Country = { code: string; weight: number; name: MakeName; language: string };

const from = (code: string, weight: number, name: MakeName, language: string): Country => ({
  code,
  weight,
  name,
  language,
});

/** Where letters are written in Russian and organisations have Russian names. */
export const RUSSIAN_SPEAKING: ReadonlySet<string> = new Set(['RU', 'BY', 'KZ', 'UZ', 'KG', 'TJ', 'AM']);

export const COUNTRIES_ABROAD: readonly Country[] = [
  from('CN', 125, asian.chineseName, 'zh'),
  from('IN', 90, indian.indianName, 'en'),
  from('BY', 75, eurasian.belarusianName, 'ru'),
  from('BR', 70, iberian.portugueseName, 'pt'),
  from('KZ', 65, eurasian.kazakhName, 'ru'),
  from('UZ', 55, eurasian.uzbekName, 'ru'),
  from('IR', 50, arabic.persianName, 'fa'),
  from('EG', 45, arabic.egyptianName, 'ar'),
  from('ZA', 45, african.southAfricanName, 'en'),
  from('ID', 45, malay.indonesianName, 'en'),
  from('TR', 45, european.turkishName, 'en'),
  from('ET', 40, african.ethiopianName, 'am'),
  from('DZ', 40, arabic.maghrebName, 'fr'),
  from('PH', 35, iberian.filipinoName, 'en'),
  from('AE', 30, arabic.gulfName, 'ar'),
  from('VN', 28, asian.vietnameseName, 'en'),
  from('NG', 22, african.nigerianName, 'en'),
  from('CU', 20, iberian.spanishName, 'es'),
  from('SA', 18, arabic.gulfName, 'ar'),
  from('MY', 18, malay.malaysianName, 'en'),
  from('TH', 18, asian.thaiName, 'en'),
  from('RS', 15, european.serbianName, 'en'),
  from('KG', 14, eurasian.kyrgyzOrTajikName, 'ru'),
  from('TJ', 12, eurasian.kyrgyzOrTajikName, 'ru'),
  from('AM', 12, eurasian.armenianName, 'ru'),
  from('AZ', 10, european.azerbaijaniName, 'ru'),
  from('BO', 10, iberian.spanishName, 'es'),
  from('UG', 10, african.eastAfricanName, 'en'),
  from('MN', 10, asian.mongolianName, 'ru'),
  from('PK', 10, indian.pakistaniName, 'en'),
  from('VE', 9, iberian.spanishName, 'es'),
  from('BD', 8, indian.bengaliName, 'en'),
  ...['AR', 'CO', 'MX', 'PE', 'NI'].map((code) => from(code, 5, iberian.spanishName, 'es')),
  ...['AO', 'MZ', 'CV', 'PT'].map((code) => from(code, 4, iberian.portugueseName, 'pt')),
  ...['KE', 'TZ', 'ZW', 'ZM', 'GH', 'RW'].map((code) => from(code, 4, african.eastAfricanName, 'en')),
  ...['SN', 'ML', 'BF', 'CI', 'CD', 'CM', 'MG', 'GN', 'TD'].map((code) =>
    from(code, 3, african.francophoneAfricanName, 'fr'),
  ),
  ...['MA', 'TN', 'LY'].map((code) => from(code, 4, arabic.maghrebName, 'fr')),
  ...['SY', 'IQ', 'JO', 'LB', 'PS', 'SD'].map((code) => from(code, 4, arabic.levantineName, 'ar')),
  ...['OM', 'QA', 'KW', 'BH'].map((code) => from(code, 3, arabic.gulfName, 'ar')),
  ...['LK', 'NP'].map((code) => from(code, 5, indian.lankanOrNepaliName, 'en')),
  ...['LA', 'KH', 'MM'].map((code) => from(code, 4, asian.mekongName, 'en')),
  ...['DE', 'FR', 'IT', 'HU', 'SK', 'GR'].map((code) => from(code, 3, european.europeanName, 'en')),
];

/** Partner cities of the first edition, whose delegations exist: English name by the city as it is written here. */
export const PARTNER_DELEGATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Beijing: 'Beijing',
    Harbin: 'Harbin',
    Minsk: 'Minsk',
    Astana: 'Astana',
    Tashkent: 'Tashkent',
    Manila: 'Manila',
    'Cebu City': 'Cebu',
    Istanbul: 'Istanbul',
    Ankara: 'Ankara',
    Antalya: 'Antalya',
  }),
);

const weighted = COUNTRIES_ABROAD.map((country) => [country, country.weight] as const);
export const pickCountryAbroad = (random: Random): Country => random.weighted(weighted);
