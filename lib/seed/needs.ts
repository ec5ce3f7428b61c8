import type { Random } from './random';

type Locale = 'ru' | 'en';

const ACCESS: Record<Locale, string[]> = {
  ru: [
    'Передвигаюсь на кресле-коляске, нужен пандус и место с краю',
    'Нужен переводчик русского жестового языка',
    'Индукционная петля в зале',
    'Материалы крупным шрифтом',
    'Место рядом с выходом',
    'Приду с собакой-проводником',
  ],
  en: [
    'Wheelchair user, step-free route and a seat on the aisle, please',
    'International Sign interpreter',
    'Hearing loop',
    'Large print materials',
    'Seat near an exit',
    'Travelling with a personal assistant',
  ],
};

const DIETS: Record<Locale, readonly (readonly [string, number])[]> = {
  ru: [
    ['Вегетарианское', 4],
    ['Халяль', 4],
    ['Без глютена', 2],
    ['Постное', 2],
    ['Аллергия на орехи', 1],
  ],
  en: [
    ['Halal', 7],
    ['Vegetarian', 6],
    ['Vegan', 2],
    ['No beef', 2],
    ['No pork', 2],
    ['Gluten-free', 1],
    ['Kosher', 1],
    ['Allergy: shellfish', 1],
  ],
};

export const accessNeedsOf = (random: Random, locale: Locale): string | undefined =>
  random.chance(0.025) ? random.pick(ACCESS[locale]) : undefined;

export const dietOf = (random: Random, locale: Locale): string | undefined =>
  random.chance(locale === 'ru' ? 0.06 : 0.26) ? random.weighted(DIETS[locale]) : undefined;
