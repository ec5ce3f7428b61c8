import { expect, test } from '@playwright/test';
import { preferredLocale, splitLocale } from '@/app/_server/locale';
import { DESK_LOCALES, negotiate } from '@/messages/locales';

for (const [wished, expected] of [
  [null, 'en'],
  ['', 'en'],
  ['ru', 'ru'],
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['kk-KZ,ru;q=0.7,en;q=0.6', 'ru'],
  ['en;q=0.5, ru;q=0.9', 'ru'],
  ['ru;q=0, en', 'en'],
  ['zh-CN,zh', 'zh'],
  ['pt-PT,pt;q=0.9', 'pt'],
  ['ar-EG', 'ar'],
  ['hi-IN,hi', 'en'],
  ['RU', 'ru'],
  [';;;,,=', 'en'],
] as const) {
  test(`a browser that asks for «${wished}» reads ${expected}`, () => {
    expect(negotiate(wished)).toBe(expected);
  });
}

test('the desk speaks the best of its own languages to whoever reads another one', () => {
  expect(negotiate('zh-CN,ru;q=0.5', DESK_LOCALES)).toBe('ru');
  expect(preferredLocale('pt', 'pt-BR', DESK_LOCALES)).toBe('en');
  expect(preferredLocale('ru', 'pt-BR', DESK_LOCALES)).toBe('ru');
});

test('a choice made before outweighs the browser, an unknown one does not', () => {
  expect(preferredLocale('ru', 'en')).toBe('ru');
  expect(preferredLocale('xx', 'ru')).toBe('ru');
});

test('the language is taken off an address only when it is one of ours', () => {
  expect(splitLocale('/ru/register')).toEqual({ locale: 'ru', rest: '/register' });
  expect(splitLocale('/ru')).toEqual({ locale: 'ru', rest: '/' });
  expect(splitLocale('/rubric/1')).toEqual({ locale: undefined, rest: '/rubric/1' });
});
