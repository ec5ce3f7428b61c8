import { invitationInput } from '@/lib/auth/input';
import { inviteStaff } from '@/lib/auth/invitations';
import { type Command, faultOf, readInput, readOptions, UsageError } from './command';

export const staff: Command = {
  usage: [
    'staff invite --email E --role organiser|reviewer|security|gate|viewer [--category C[,C]] [--country CC[,CC]]',
  ],
  read([verb, ...rest]) {
    if (verb !== 'invite') throw new UsageError(`staff ${verb ?? ''}: there is only "staff invite"`);
    const { values } = readOptions(rest, {
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
  },
};
