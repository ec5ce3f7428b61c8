import { getTranslations } from 'next-intl/server';
import { REGISTRATION_STATES } from '@/db/schema';
import { countryName } from '@/lib/core/country';
import { STAGE_KEYS, STAGES } from '@/lib/dashboard/breakdown';
import { dayFilter } from '@/lib/dashboard/course';
import type { Stats } from '@/lib/dashboard/stats';
import { inLanguage } from '@/lib/edition/rules';
import { deskEdition } from '../_desk/door';
import { listAddress } from '../registrations/list-address';
import { dayIn } from './day';
import { tileSheet } from './tile-sheet';
import { timeSheet } from './time-sheet';

/** Everything that can be read as a table and taken away as a file. */
export const CHARTS = [
  'tiles',
  'course',
  'days',
  'funnel',
  'countries',
  'cities',
  'categories',
  'tracks',
  'ages',
  'times',
] as const;
export type Chart = (typeof CHARTS)[number];
export const isChart = (key: string): key is Chart => (CHARTS as readonly string[]).includes(key);

export type SheetRow = {
  key: string;
  cells: readonly (string | number)[];
  /** The list that the row counts; a sheet of a frozen day has none, because lists are of today. */
  href?: string;
};
/** One chart in words and numbers: its table and its file are made of the same rows. */
export type Sheet = { title: string; columns: readonly { key: string; header: string }[]; rows: SheetRow[] };

export async function sheetOf(chart: Chart, stats: Stats): Promise<Sheet> {
  const words = await getTranslations('admin.charts');
  const title = words(`title.${chart}`);
  return { title, ...(await MAKERS[chart](stats)) };
}

type Made = Omit<Sheet, 'title'>;
const MAKERS: Record<Chart, (stats: Stats) => Promise<Made>> = {
  tiles: tileSheet,
  times: timeSheet,
  course: async ({ course, earlier }) => {
    const before = new Map(earlier?.days.map(({ daysToGo, total }) => [daysToGo, total]));
    const columns: Header[] = ['day', 'daysToGo', 'total', ...(earlier ? (['earlier'] as const) : [])];
    const { day: nameOf, head } = await naming();
    return {
      columns: head(columns),
      rows: course.map(({ day, daysToGo, total }) => ({
        key: day,
        cells: [nameOf(day), daysToGo, total, ...(earlier ? [before.get(daysToGo) ?? ''] : [])],
      })),
    };
  },
  days: async ({ course, timeZone }) => {
    const { day: nameOf, head } = await naming();
    return {
      columns: head(['day', 'domestic', 'international']),
      rows: course.map(({ day, domestic, international }) => ({
        key: day,
        cells: [nameOf(day), domestic, international],
        href: listAddress(dayFilter(day, timeZone)),
      })),
    };
  },
  funnel: async ({ funnel }) => {
    const { words, head } = await naming();
    return {
      columns: head(['stage', 'registrations']),
      rows: STAGE_KEYS.map((stage) => ({
        key: stage,
        cells: [words(`stage.${stage}`), funnel[stage]],
        href: listAddress(STAGES[stage]),
      })),
    };
  },
  countries: async ({ countries }) => {
    const { country: nameOf, head } = await naming();
    return {
      columns: head(['country', 'applied', 'approved', 'confirmed', 'arrived']),
      rows: countries.map(({ country, applied, approved, confirmed, arrived }) => ({
        key: country,
        cells: [nameOf(country), applied, approved, confirmed, arrived],
        href: listAddress({ country }),
      })),
    };
  },
  cities: async ({ cities }) => {
    const { country: nameOf, head } = await naming();
    return {
      columns: head(['city', 'country', 'registrations']),
      rows: cities.map(({ city, country, registrations }) => ({
        key: `${country} ${city}`,
        cells: [city, nameOf(country), registrations],
        href: listAddress({ country, territory: city }),
      })),
    };
  },
  categories: async ({ categories }) => {
    const [{ category: nameOf, head }, states] = await Promise.all([
      naming(),
      getTranslations('admin.states'),
    ]);
    const first = head(['category']);
    return {
      columns: [...first, ...REGISTRATION_STATES.map((key) => ({ key, header: states(key) }))],
      rows: categories.map(({ category, states: counted }) => ({
        key: category,
        cells: [nameOf(category), ...REGISTRATION_STATES.map((state) => counted[state] ?? 0)],
        href: listAddress({ category }),
      })),
    };
  },
  tracks: async ({ tracks }) => {
    const { track: nameOf, head } = await naming();
    return {
      columns: head(['track', 'registrations']),
      rows: tracks.map(({ track, registrations }) => ({
        key: track,
        cells: [nameOf(track), registrations],
        href: listAddress({ track }),
      })),
    };
  },
  ages: async ({ ages }) => {
    const { words, head } = await naming();
    return {
      columns: head(['age', 'registrations']),
      rows: ages.map(({ fromDays, untilDays, registrations, filter }) => ({
        key: String(fromDays),
        cells: [
          untilDays === null
            ? words('ageOver', { days: fromDays })
            : words('ageBetween', { from: fromDays, until: untilDays }),
          registrations,
        ],
        href: listAddress(filter),
      })),
    };
  },
};

/** The names of what is counted, in the reader's language. */
async function naming() {
  const [words, { categories, tracks, locale }] = await Promise.all([
    getTranslations('admin.charts'),
    deskEdition(),
  ]);
  const found = <T extends { name: { en: string } & Record<string, string> }>(
    row: T | undefined,
    key: string,
  ) => (row ? inLanguage(row.name, locale) : key);
  return {
    words,
    head: (keys: readonly Header[]) => keys.map((key) => ({ key, header: words(headerKey(key)) })),
    day: (day: string) => dayIn(locale, day),
    country: (code: string) => countryName(code, locale),
    category: (key: string) =>
      found(
        categories.find(({ code }) => code === key),
        key,
      ),
    track: (key: string) =>
      found(
        tracks.find((one) => one.key === key),
        key,
      ),
  };
}

type Header =
  | 'day'
  | 'daysToGo'
  | 'total'
  | 'earlier'
  | 'domestic'
  | 'international'
  | 'stage'
  | 'registrations'
  | 'country'
  | 'applied'
  | 'approved'
  | 'confirmed'
  | 'arrived'
  | 'city'
  | 'category'
  | 'track'
  | 'age';
const headerKey = (key: Header) => `column.${key}` as const;
