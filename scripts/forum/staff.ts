import { z } from 'zod';
import { emailInput, invitationInput } from '@/lib/auth/input';
import { inviteStaff } from '@/lib/auth/invitations';
import { userIdOf } from '@/lib/auth/queries';
import { requireFactors, resetFactors } from '@/lib/factor/commands';
import { ruleInput } from '@/lib/factor/input';
import { type Command, faultOf, readInput, readOptions, UsageError, type Work } from './command';

const VERBS = new Map<string, (words: string[]) => Work>(
  Object.entries({ invite: readInvite, 'reset-factors': readReset, 'require-factor': readRequire }),
);

export const staff: Command = {
  usage: [
    'staff invite --email E --role organiser|reviewer|security|gate|viewer [--category C[,C]] [--country CC[,CC]]',
    'staff reset-factors --email E    takes the second factor of somebody who has lost it, and ends the sessions',
    'staff require-factor --of nobody|desk|staff    desk: organisers, reviewers and security',
  ],
  read([verb, ...rest]) {
    const read = VERBS.get(verb ?? '');
    if (!read) throw new UsageError(`staff ${verb ?? ''}: there are only ${[...VERBS.keys()].join(', ')}`);
    return read(rest);
  },
};

function readInvite(words: string[]): Work {
  const { values } = readOptions(words, {
    email: { type: 'string' },
    role: { type: 'string' },
    category: { type: 'string' },
    country: { type: 'string' },
  });
  const input = readInput(invitationInput, {
    email: values.email,
    role: values.role,
    categories: values.category?.split(','),
    countries: values.country,
  });
  return async (scope) => {
    const invited = await inviteStaff(scope, input);
    return invited.ok ? { out: invited.value.link } : faultOf(invited.refusal);
  };
}

/** For the last organiser, whom nobody at the desk could let in again. */
function readReset(words: string[]): Work {
  const { values } = readOptions(words, { email: { type: 'string' } });
  const { email } = readInput(z.object({ email: emailInput }), values);
  return async (scope) => {
    const userId = await userIdOf(scope, email);
    const nobody = { fault: 'Nobody with this address has a second factor.' };
    if (!userId) return nobody;
    const reset = await resetFactors(scope, { userId, reason: 'command line', locale: 'en' });
    if (reset.ok) return { out: 'reset' };
    return reset.refusal.code === 'NOT_FOUND' ? nobody : faultOf(reset.refusal);
  };
}

function readRequire(words: string[]): Work {
  const { values } = readOptions(words, { of: { type: 'string' } });
  const input = readInput(ruleInput, { requiredOf: values.of });
  return async (scope) => {
    const changed = await requireFactors(scope, input);
    return changed.ok ? { out: input.requiredOf } : faultOf(changed.refusal);
  };
}
