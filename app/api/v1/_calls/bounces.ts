import { z } from 'zod';
import { defineCall } from '@/app/_server/call';
import { takeInBounces } from '@/lib/mail/bounces';
import { bounceInput } from '@/lib/mail/input';

const number = z.int().min(0);

export const bouncesCall = defineCall({
  method: 'POST',
  path: '/api/v1/bounces',
  name: 'takeInBounces',
  summary: 'Takes in what a mail provider reports of letters that came back, or a bounce message itself',
  needs: 'registrations:write',
  input: bounceInput,
  answer: z
    .object({
      noted: number,
      known: number.meta({ description: 'Reported before' }),
      unknown: number.meta({ description: 'About no letter of ours that has left' }),
      ignored: number.meta({ description: 'Delays' }),
    })
    .meta({ id: 'BouncesTaken' }),
  run: (scope, { input }) => takeInBounces(scope, input),
})({
  NOT_ALLOWED: 'The token lacks the scope.',
  INVALID_INPUT: 'A field is missing or wrong: give `bounces` or `message`.',
});
