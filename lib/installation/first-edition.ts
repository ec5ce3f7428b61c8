import type { edition } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';

/** The facts that a new installation begins with. All of them are settings from then on. */
export const FIRST_EDITION = {
  key: '2027',
  isCurrent: true,
  number: 8,
  referencePrefix: 'BMF-27',
  name: { en: 'BRICS International Municipal Forum', ru: 'Международный муниципальный форум БРИКС' },
  city: { en: 'Moscow', ru: 'Москва' },
  venue: { en: 'Moscow, the venue will be announced', ru: 'Москва, площадка будет объявлена' },
  organiser: { en: 'Organising Committee of the Forum', ru: 'Организационный комитет Форума' },
  contactEmail: 'forum@example.org',
  hostCountry: 'RU',
  startsOn: '2027-08-27',
  endsOn: '2027-08-28',
  timeZone: 'Europe/Moscow',
  capacitySeats: 5000,
  internationalReserveSeats: 1000,
  internationalTargetSeats: 1000,
  seatsHeldFrom: 'submission',
  registrationOpensAt: new Date('2026-06-01T09:00:00+03:00'),
  registrationClosesAt: new Date('2027-08-21T00:00:00+03:00'),
  emailConfirmationHours: 24,
  decisionDays: 10,
  informationDays: 7,
  registrationsPerMinute: 600,
} satisfies Omit<typeof edition.$inferInsert, 'id'>;

const named = (en: string, ru: string): LocalText => ({ en, ru });

export const FIRST_TRACKS: { key: string; name: LocalText; isOpen: boolean }[] = [
  { key: 'urban-planning', name: named('Urban planning', 'Градостроительство'), isOpen: true },
  { key: 'transport', name: named('Transport', 'Транспорт'), isOpen: true },
  { key: 'social-development', name: named('Social development', 'Социальное развитие'), isOpen: true },
  { key: 'healthcare', name: named('Healthcare', 'Здравоохранение'), isOpen: true },
  { key: 'culture', name: named('Culture', 'Культура'), isOpen: true },
  { key: 'digitalization', name: named('Digitalization', 'Цифровизация'), isOpen: true },
  { key: 'economy', name: named('Economy', 'Экономика'), isOpen: false },
  { key: 'industry', name: named('Industry', 'Промышленность'), isOpen: false },
  { key: 'energy', name: named('Energy', 'Энергетика'), isOpen: false },
  { key: 'ecology', name: named('Ecology', 'Экология'), isOpen: false },
  { key: 'education-science', name: named('Education and science', 'Образование и наука'), isOpen: false },
  { key: 'sports-tourism', name: named('Sports and tourism', 'Спорт и туризм'), isOpen: false },
  {
    key: 'municipal-cooperation',
    name: named('International municipal cooperation', 'Международное муниципальное сотрудничество'),
    isOpen: false,
  },
];

/** Guests of honour come by invitation; organisers, contractors and security are entered by staff: closed to the form. */
export const FIRST_CATEGORIES: { code: string; letter: string; name: LocalText; isOpen: boolean }[] = [
  {
    code: 'DEL',
    letter: 'D',
    name: named('City or regional delegation', 'Делегация города или региона'),
    isOpen: true,
  },
  {
    code: 'GOV',
    letter: 'G',
    name: named('Government, parliament, diplomatic corps', 'Органы власти, дипкорпус'),
    isOpen: true,
  },
  { code: 'BUS', letter: 'B', name: named('Business', 'Бизнес'), isOpen: true },
  { code: 'EXP', letter: 'E', name: named('Academia, expert', 'Наука, эксперт'), isOpen: true },
  {
    code: 'NGO',
    letter: 'N',
    name: named('International organisation, NGO, association', 'Международная организация, НКО, ассоциация'),
    isOpen: true,
  },
  { code: 'YTH', letter: 'Y', name: named('Youth', 'Молодёжь'), isOpen: true },
  { code: 'MED', letter: 'M', name: named('Media', 'СМИ'), isOpen: true },
  { code: 'SPK', letter: 'S', name: named('Speaker, moderator', 'Спикер, модератор'), isOpen: true },
  { code: 'PRT', letter: 'P', name: named('Partner, exhibitor', 'Партнёр, экспонент'), isOpen: true },
  { code: 'VIS', letter: 'X', name: named('Exhibition visitor', 'Посетитель выставки'), isOpen: true },
  { code: 'VIP', letter: 'V', name: named('Guest of honour', 'Почётный гость'), isOpen: false },
  {
    code: 'ORG',
    letter: 'O',
    name: named('Organiser, staff, volunteer', 'Оргкомитет, персонал, волонтёр'),
    isOpen: false,
  },
  {
    code: 'TEC',
    letter: 'T',
    name: named('Contractor, driver, technical', 'Подрядчик, водитель, техслужба'),
    isOpen: false,
  },
  { code: 'SEC', letter: 'C', name: named('Security, medical', 'Безопасность, медслужба'), isOpen: false },
];

type Partner = { key: string; territoryType: 'city' | 'country'; name: LocalText; country: string };
export const FIRST_PARTNERS: Partner[] = [
  { key: 'beijing', territoryType: 'city', name: named('Beijing', 'Пекин'), country: 'CN' },
  { key: 'harbin', territoryType: 'city', name: named('Harbin', 'Харбин'), country: 'CN' },
  { key: 'minsk', territoryType: 'city', name: named('Minsk', 'Минск'), country: 'BY' },
  { key: 'astana', territoryType: 'city', name: named('Astana', 'Астана'), country: 'KZ' },
  { key: 'tashkent', territoryType: 'city', name: named('Tashkent', 'Ташкент'), country: 'UZ' },
  { key: 'manila', territoryType: 'city', name: named('Manila', 'Манила'), country: 'PH' },
  { key: 'cebu', territoryType: 'city', name: named('Cebu', 'Себу'), country: 'PH' },
  { key: 'istanbul', territoryType: 'city', name: named('Istanbul', 'Стамбул'), country: 'TR' },
  { key: 'ankara', territoryType: 'city', name: named('Ankara', 'Анкара'), country: 'TR' },
  { key: 'antalya', territoryType: 'city', name: named('Antalya', 'Анталья'), country: 'TR' },
  { key: 'algeria', territoryType: 'country', name: named('Algeria', 'Алжир'), country: 'DZ' },
];

export const FIRST_ZONES = [{ key: 'VENUE', name: named('Venue', 'Площадка форума'), position: 0 }];

export const FIRST_GATES: { key: string; name: LocalText; zone: string }[] = [
  { key: 'N1', name: named('North entrance, gate 1', 'Северный вход, турникет 1'), zone: 'VENUE' },
  { key: 'N2', name: named('North entrance, gate 2', 'Северный вход, турникет 2'), zone: 'VENUE' },
  { key: 'S1', name: named('South entrance, gate 1', 'Южный вход, турникет 1'), zone: 'VENUE' },
  { key: 'S2', name: named('South entrance, gate 2', 'Южный вход, турникет 2'), zone: 'VENUE' },
];
