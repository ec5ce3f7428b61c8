import { defineCall } from '@/app/_server/call';
import { ok } from '@/lib/core/result';
import { currentForum } from '@/lib/dashboard/forum';
import { stats } from '@/lib/dashboard/stats';
import { forumAnswer } from '../_answers/forum';
import { statsAnswer } from '../_answers/stats';

export const forumCall = defineCall({
  method: 'GET',
  path: '/api/v1/forum',
  name: 'readForum',
  summary: 'The current edition: its facts, the registration window, and where the seats stand',
  answer: forumAnswer,
  run: async (scope) => ok(await currentForum(scope)),
})({});

export const statsCall = defineCall({
  method: 'GET',
  path: '/api/v1/stats',
  name: 'readStats',
  summary: "The dashboard's numbers, by the same queries as the lists that they count",
  needs: 'registrations:read',
  answer: statsAnswer,
  run: (scope) => stats(scope),
})({ NOT_ALLOWED: 'The token lacks the scope.' });
