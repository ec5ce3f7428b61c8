import { expect, test } from '@playwright/test';
import { day, days, isMidnight, moment } from '@/messages/dates';

const MOSCOW = 'Europe/Moscow';
const closing = new Date('2027-08-20T21:00:00Z');
const plain = (text: string) => text.replace(/[\u2009\u00a0\u202f]/g, ' ');

test('a moment names its zone and offset', () => {
  expect(plain(moment(closing, 'en', MOSCOW))).toBe('21 August 2027, 00:00 (Moscow Time, UTC+3)');
  expect(plain(moment(closing, 'ru', MOSCOW))).toBe('21 августа 2027 года, 00:00 (Москва, UTC+3)');
});

test('a day is the day of the zone, and its parts stay on one line', () => {
  expect(day(closing, 'ru', MOSCOW)).toBe('21\u00a0августа\u00a02027\u00a0года');
  expect(plain(day(closing, 'en', 'UTC'))).toBe('20 August 2027');
});

test('days of one month are joined, others spelled out', () => {
  expect(plain(days('2027-08-27', '2027-08-28', 'en'))).toBe('27–28 August 2027');
  expect(plain(days('2027-08-27', '2027-08-28', 'ru'))).toBe('27–28 августа 2027 года');
  expect(plain(days('2027-08-31', '2027-09-01', 'en'))).toBe('31 August – 1 September 2027');
  expect(plain(days('2027-08-27', '2027-08-27', 'ru'))).toBe('27 августа 2027 года');
});

test('Chinese, Portuguese and Arabic write dates in their own way, with the digits of tickets', () => {
  expect(plain(moment(closing, 'zh', MOSCOW))).toBe('2027年8月21日 00:00（莫斯科时间，UTC+3）');
  expect(plain(days('2027-08-27', '2027-08-28', 'zh'))).toBe('2027年8月27日至28日');
  expect(plain(days('2027-08-31', '2027-09-01', 'zh'))).toBe('2027年8月31日至9月1日');
  expect(plain(days('2027-08-27', '2027-08-28', 'pt'))).toBe('27–28 de agosto de 2027');
  expect(plain(moment(closing, 'ar', MOSCOW))).toBe('21 أغسطس 2027، 00:00 (توقيت موسكو، UTC+3)');
  expect(plain(days('2027-08-27', '2027-08-28', 'ar'))).toBe('27–28 أغسطس 2027');
});

test('midnight is the zone’s own', () => {
  expect(isMidnight(closing, MOSCOW)).toBe(true);
  expect(isMidnight(closing, 'UTC')).toBe(false);
});
