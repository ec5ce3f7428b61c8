import { inviteStaff } from '@/lib/auth/commands';
import { invitationInput } from '@/lib/auth/input';
import { type Command, faultOf, readInput, readOptions, UsageError } from './command';

export const staff: Command = {
  usage: ['staff invite --email E --role organiser|reviewer|gate'],
  read([verb, ...rest]) {
    if (verb !== 'invite') throw new UsageError(`staff ${verb ?? ''}: there is only "staff invite"`);
    const { values } = readOptions(rest, { email: { type: 'string' }, role: { type: 'string' } });
    const input = readInput(invitationInput, values);
    return async (scope) => {
      const invited = await inviteStaff(scope, input);
      return invited.ok ? { out: invited.value.link } : faultOf(invited.refusal);
    };
  },
};
