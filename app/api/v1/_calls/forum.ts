import { z } from 'zod';
import { defineCall } from '@/app/_server/call';
import { ok } from '@/lib/core/result';
import { currentForum } from '@/lib/dashboard/forum';
import { stats } from '@/lib/dashboard/queries';
import { forumAnswer, internationalAnswer, poolAnswer } from '../_answers/forum';

export const forumCall = defineCall({
  method: 'GET',
  path: '/api/v1/forum',
  name: 'readForum',
  summary: 'The current edition: its facts, the registration window, and where the seats stand',
  answer: forumAnswer,
  run: async (scope) => ok(await currentForum(scope)),
})({});

const tile = z.int().min(0);
export const statsCall = defineCall({
  method: 'GET',
  path: '/api/v1/stats',
  name: 'readStats',
  summary: "The dashboard's numbers, by the same queries as the lists that they count",
  needs: 'registrations:read',
  answer: z
    .object({
      asOf: z.iso.datetime(),
      tiles: z.object({
        applications: tile,
        approved: tile,
        international: tile,
        undecided: tile,
        waiting: tile,
        checkedIn: tile,
        countries: tile,
      }),
      pools: z.array(poolAnswer),
      international: internationalAnswer,
    })
    .meta({ id: 'Stats' }),
  run: (scope) => stats(scope),
})({ NOT_ALLOWED: 'The token lacks the scope.' });
