import type { LocalText } from '@/db/schema/columns';
import { named, namedForStaff } from './first-names';

type Partner = { key: string; territoryType: 'city' | 'country'; name: LocalText; country: string };
export const FIRST_PARTNERS: Partner[] = [
  {
    key: 'beijing',
    territoryType: 'city',
    name: named('Beijing', 'Пекин', '北京', 'Pequim', 'بكين'),
    country: 'CN',
  },
  {
    key: 'harbin',
    territoryType: 'city',
    name: named('Harbin', 'Харбин', '哈尔滨', 'Harbin', 'هاربين'),
    country: 'CN',
  },
  {
    key: 'minsk',
    territoryType: 'city',
    name: named('Minsk', 'Минск', '明斯克', 'Minsk', 'مينسك'),
    country: 'BY',
  },
  {
    key: 'astana',
    territoryType: 'city',
    name: named('Astana', 'Астана', '阿斯塔纳', 'Astana', 'أستانا'),
    country: 'KZ',
  },
  {
    key: 'tashkent',
    territoryType: 'city',
    name: named('Tashkent', 'Ташкент', '塔什干', 'Tashkent', 'طشقند'),
    country: 'UZ',
  },
  {
    key: 'manila',
    territoryType: 'city',
    name: named('Manila', 'Манила', '马尼拉', 'Manila', 'مانيلا'),
    country: 'PH',
  },
  { key: 'cebu', territoryType: 'city', name: named('Cebu', 'Себу', '宿务', 'Cebu', 'سيبو'), country: 'PH' },
  {
    key: 'istanbul',
    territoryType: 'city',
    name: named('Istanbul', 'Стамбул', '伊斯坦布尔', 'Istambul', 'إسطنبول'),
    country: 'TR',
  },
  {
    key: 'ankara',
    territoryType: 'city',
    name: named('Ankara', 'Анкара', '安卡拉', 'Ancara', 'أنقرة'),
    country: 'TR',
  },
  {
    key: 'antalya',
    territoryType: 'city',
    name: named('Antalya', 'Анталья', '安塔利亚', 'Antália', 'أنطاليا'),
    country: 'TR',
  },
  {
    key: 'algeria',
    territoryType: 'country',
    name: named('Algeria', 'Алжир', '阿尔及利亚', 'Argélia', 'الجزائر'),
    country: 'DZ',
  },
];

export const FIRST_ZONES = [{ key: 'VENUE', name: namedForStaff('Venue', 'Площадка форума'), position: 0 }];

export const FIRST_GATES: { key: string; name: LocalText; zone: string }[] = [
  { key: 'N1', name: namedForStaff('North entrance, gate 1', 'Северный вход, турникет 1'), zone: 'VENUE' },
  { key: 'N2', name: namedForStaff('North entrance, gate 2', 'Северный вход, турникет 2'), zone: 'VENUE' },
  { key: 'S1', name: namedForStaff('South entrance, gate 1', 'Южный вход, турникет 1'), zone: 'VENUE' },
  { key: 'S2', name: namedForStaff('South entrance, gate 2', 'Южный вход, турникет 2'), zone: 'VENUE' },
];
