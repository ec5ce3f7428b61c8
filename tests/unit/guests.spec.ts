import type { IncomingMessage } from 'node:http';
import { expect, test } from '@playwright/test';
import { hashToken } from '@/lib/core/token';
import { tellWelcome } from '@/lib/core/welcome-notice';
import { knownGuests } from '@/scripts/server/guests';

const showing = (headers: IncomingMessage['headers']) => ({ headers }) as unknown as IncomingMessage;

test('a guest is known by what the application has looked up, for ten minutes after the last time', () => {
  let now = 0;
  const isKnown = knownGuests(() => now);
  const reviewer = showing({ cookie: 'locale=ru; __Host-next-auth.session-token=session-of-a-reviewer' });
  const gate = showing({ cookie: 'device=token-of-a-gate; locale=en' });
  const program = showing({ authorization: 'Bearer token-of-a-program' });
  expect([reviewer, gate, program].map(isKnown)).toEqual([false, false, false]);
  for (const token of ['session-of-a-reviewer', 'token-of-a-gate', 'token-of-a-program'])
    tellWelcome(hashToken(token));
  expect([reviewer, gate, program].map(isKnown)).toEqual([true, true, true]);
  const made = [
    { cookie: 'next-auth.session-token=made-up' },
    { cookie: 'draft=session-of-a-reviewer' },
    { authorization: 'Basic token-of-a-program' },
    {},
  ];
  expect(made.map((headers) => isKnown(showing(headers)))).toEqual([false, false, false, false]);
  now = 9 * 60_000;
  tellWelcome(hashToken('token-of-a-gate'));
  now = 11 * 60_000;
  expect([reviewer, gate].map(isKnown)).toEqual([false, true]);
});
