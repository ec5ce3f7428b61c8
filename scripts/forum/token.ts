import { createToken } from '@/lib/auth/commands';
import { tokenInput } from '@/lib/auth/input';
import { type Command, faultOf, readInput, readOptions, UsageError } from './command';

export const token: Command = {
  usage: [
    'token create --name N --scope S[,S]',
    '    scopes: registrations:read, registrations:write, review, gate, settings, admin',
  ],
  read([verb, ...rest]) {
    if (verb !== 'create') throw new UsageError(`token ${verb ?? ''}: there is only "token create"`);
    const { values } = readOptions(rest, { name: { type: 'string' }, scope: { type: 'string' } });
    const scopes = values.scope
      ?.split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    const input = readInput(tokenInput, { name: values.name, scopes: scopes && [...new Set(scopes)] });
    return async (scope) => {
      const made = await createToken(scope, input);
      return made.ok ? { out: made.value.token } : faultOf(made.refusal);
    };
  },
};
