import { countryName } from '@/lib/core/country';
import type { CategoryCode } from './categories';
import type { Place } from './cities-russia';
import { words } from './names';
import type { Random } from './random';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

type ByCategory = Record<CategoryCode, string[]>;

// {city} {cityOf} {regionOf} {country} {firm}; a template is used only where the place has what it asks for.
const CITY_RU = lines(`
  Администрация города {cityOf}
  Департамент транспорта администрации города {cityOf}
  Управление архитектуры и градостроительства города {cityOf}
  Департамент здравоохранения города {cityOf}
  Управление культуры администрации города {cityOf}
  Городская дума города {cityOf}
  Комитет по внешним связям города {cityOf}
  Министерство транспорта {regionOf}
  Министерство цифрового развития {regionOf}`);

const RUSSIAN: ByCategory = {
  DEL: CITY_RU,
  GOV: lines(`
    Правительство {regionOf}
    Законодательное собрание {regionOf}
    Министерство здравоохранения {regionOf}
    Министерство строительства и жилищной политики {regionOf}
    Министерство иностранных дел, {abroad}
    Посольство, {abroad}`),
  BUS: lines(`
    ООО «{firm}»
    АО «{firm}»
    Группа компаний «{firm}»
    ИП, городские сервисы, {city}
    Торгово-промышленная палата, {city}`),
  EXP: lines(`
    Государственный университет города {cityOf}
    Институт городского планирования, {city}
    Научно-исследовательский институт транспорта, {city}
    Медицинский университет, {city}
    Центр урбанистики, {city}`),
  NGO: lines(`
    Ассоциация муниципальных образований {regionOf}
    Совет муниципалитетов, {city}
    Фонд развития городов
    Общество дружбы и сотрудничества, {city}`),
  YTH: lines(`
    Молодёжный парламент {regionOf}
    Молодёжный совет города {cityOf}
    Студенческий совет университета, {city}
    Волонтёрский центр, {city}`),
  MED: lines(`
    Газета «Городские ведомости», {city}
    Телеканал «Город», {city}
    Информационное агентство «Муниципальные новости»
    Радио «Голос города», {city}`),
  PRT: lines(`
    АО «{firm}»
    ООО «{firm}», выставочный стенд`),
  SPK: [
    ...CITY_RU,
    'Государственный университет города {cityOf}',
    'Центр урбанистики, {city}',
    'АО «{firm}»',
  ],
  VIS: lines(`
    ООО «{firm}»
    Государственный университет города {cityOf}
    Частное лицо`),
};

const CITY_EN = lines(`
  {city} City Administration
  Municipality of {city}
  {city} Department of Transport
  {city} Department of Urban Planning
  {city} Health Department
  {city} City Council
  Office of the Mayor of {city}
  Foreign Affairs Office of {city}`);

const ENGLISH: ByCategory = {
  DEL: CITY_EN,
  GOV: lines(`
    Ministry of Local Government, {country}
    Ministry of Transport, {country}
    Ministry of Health, {country}
    Parliament of {country}
    Embassy of {country}
    Consulate General of {country}`),
  BUS: lines(`
    {firm} Ltd
    {firm} Group
    {firm} Technologies, {city}
    Chamber of Commerce and Industry of {city}`),
  EXP: lines(`
    University of {city}
    {city} Institute of Technology
    Centre for Urban Studies, {city}
    {city} School of Public Health`),
  NGO: lines(`
    Association of Local Authorities, {country}
    United Cities Network
    {city} Foundation for Social Development
    Friendship Society, {city}`),
  YTH: lines(`
    {city} Youth Council
    Students' Union, University of {city}
    Young Urbanists of {country}`),
  MED: lines(`
    {city} Daily
    {country} Broadcasting Corporation
    City News Agency
    Urban Review`),
  PRT: lines(`
    {firm} Systems
    {firm} Group, exhibition stand`),
  SPK: [...CITY_EN, 'University of {city}', 'Centre for Urban Studies, {city}', '{firm} Group'],
  VIS: lines(`
    {firm} Ltd
    University of {city}
    Private visitor`),
};

/** City halls under the names that they have at home; by the language spoken there. */
const CITY_AT_HOME: Record<string, string[]> = {
  pt: ['Prefeitura Municipal de {city}', 'Câmara Municipal de {city}', 'Secretaria de Mobilidade de {city}'],
  es: ['Alcaldía de {city}', 'Gobierno Municipal de {city}', 'Secretaría de Movilidad de {city}'],
  fr: ['Assemblée communale, {city}', 'Mairie, {city}', 'Direction des transports, {city}'],
  KZ: ['Акимат города {cityOf}', 'Управление городской мобильности города {cityOf}'],
  UZ: ['Хокимият города {cityOf}', 'Управление здравоохранения города {cityOf}'],
  BY: ['Городской исполнительный комитет, {city}', 'Управление транспорта и связи, {city}'],
  KG: ['Мэрия города {cityOf}'],
};

const FIRMS_RU = words(`
  ГородТех, УмныйКвартал, Транспортные решения, ЭкоСвет, МедПроект, Цифровая среда, Мосты и тоннели, Чистая вода,
  Электробус, НавигаторПлюс, Парковка-Сервис, Лифтмаш, СтройГрад, ТеплоСеть, Урбаника`);
const FIRMS_EN = words(`
  Metrolink, Smart Street, Green Grid, BlueWater, UrbanSense, Citywide Mobility, Lotus Infrastructure, Sunrise Transit,
  Baobab Digital, Silk Road Logistics, Dragon Rail, Andes Energy, Nile Waterworks, Safe Crossing, OpenCity`);

/** An organisation where somebody of this category might work, named as people there would name it. */
export function organisationFor(
  random: Random,
  category: CategoryCode,
  home: { code: string; language: string; locale: 'ru' | 'en' },
  place: Place,
): string {
  const atHome = CITY_AT_HOME[home.code] ?? CITY_AT_HOME[home.language];
  const templates =
    category === 'DEL' && atHome && random.chance(0.6)
      ? atHome
      : (home.locale === 'ru' ? RUSSIAN : ENGLISH)[category];
  const filling: Record<string, string | undefined> = {
    ...place,
    city: home.locale === 'ru' ? place.city : place.cityEn,
    country: countryName(home.code, home.locale),
    abroad: home.code === 'RU' ? undefined : countryName(home.code, home.locale),
    firm: random.pick(home.locale === 'ru' ? FIRMS_RU : FIRMS_EN),
  };
  const blank = /\{(\w+)\}/g;
  const fitting = templates.filter((template) =>
    [...template.matchAll(blank)].every(([, key = '']) => filling[key] !== undefined),
  );
  return random.pick(fitting).replace(blank, (_, key: string) => filling[key] ?? '');
}
