import { expect, test } from '@playwright/test';
import { nextPath } from '@/app/_server/next-path';

const OURS = ['/ru/me', '/en/me/ticket', '/admin?state=submitted&q=%D0%9F', '/gate', '/sign-in/enrol'];
for (const path of OURS) {
  test(`leads on to ${path}`, () => expect(nextPath(path)).toBe(path));
}

const FOREIGN: unknown[] = [
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/ru/..//evil.example',
  'javascript:alert(1)',
  'ru/me',
  '',
  '/',
  '/api/auth/signout',
  '/sign-in/out',
  '/sign-in/proof',
  '/sign-in/enrol/../out',
  '/sign-in/enrolled',
  ['/ru/me'],
  undefined,
  `/${'a'.repeat(400)}`,
];
for (const path of FOREIGN) {
  test(`does not lead to ${JSON.stringify(path)?.slice(0, 40)}`, () =>
    expect(nextPath(path)).toBeUndefined());
}
