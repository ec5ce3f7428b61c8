import type { Random } from './random';

/** The categories that anybody may choose in the first edition. */
export const CATEGORY_CODES = ['DEL', 'GOV', 'BUS', 'EXP', 'NGO', 'YTH', 'MED', 'PRT', 'SPK', 'VIS'] as const;
export type CategoryCode = (typeof CATEGORY_CODES)[number];

export const TRACK_KEYS = [
  'urban-planning',
  'transport',
  'social-development',
  'healthcare',
  'culture',
  'digitalization',
] as const;

type Share = readonly (readonly [CategoryCode, number])[];
const AT_HOME: Share = [
  ['DEL', 27],
  ['YTH', 16],
  ['BUS', 18],
  ['EXP', 12],
  ['MED', 7],
  ['NGO', 6],
  ['GOV', 5],
  ['SPK', 4],
  ['PRT', 3],
  ['VIS', 2],
];
const FROM_ABROAD: Share = [
  ['DEL', 36],
  ['BUS', 18],
  ['GOV', 13],
  ['NGO', 9],
  ['EXP', 9],
  ['YTH', 7],
  ['MED', 4],
  ['SPK', 3],
  ['PRT', 1],
];

export const pickCategory = (random: Random, isInternational: boolean): CategoryCode =>
  random.weighted(isInternational ? FROM_ABROAD : AT_HOME);

const TRACK_WEIGHTS = [
  ['urban-planning', 26],
  ['transport', 24],
  ['digitalization', 18],
  ['social-development', 14],
  ['culture', 10],
  ['healthcare', 8],
] as const;

/** One to three, the first being what the person comes for. */
export const pickTracks = (random: Random): string[] => [
  ...new Set(Array.from({ length: random.integer(1, 3) }, () => random.weighted(TRACK_WEIGHTS))),
];
