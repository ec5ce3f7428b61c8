import type { VisaTable } from './rules';

/**
 * What a new installation knows about entering Russia. Free: agreements that hold for ordinary passports. Electronic: order
 * 2571-r of the Government of 6 October 2020 as changed in December 2024, 64 countries and Taiwan (China), with the terms of 23 August 2025.
 * Organisers compare it with www.kdmid.ru before registration opens; the page says as of when it stands.
 */
export const FIRST_VISA_TABLE: VisaTable = {
  asOf: '2025-08-23',
  free: [
    ...['AM', 'AZ', 'BY', 'KG', 'KZ', 'MD', 'TJ', 'UZ'].map((country) => ({ country, days: null })),
    ...['AE', 'AR', 'BR', 'ZA'].map((country) => ({ country, days: 90 })),
    ...['MN', 'RS'].map((country) => ({ country, days: 30 })),
  ],
  electronic:
    `AT BB BE BG BH BT CH CN CY CZ DE DK EE ES FI FR GR HR HU ID IE IN IR IS IT JO JP KE KH KP KW LC LI LT LU LV
    MC MK MM MT MX MY NL NO OM PG PH PL PT RO SA SE SG SI SK SM SZ TM TO TR TT TW VA VN ZW`.split(/\s+/),
};
