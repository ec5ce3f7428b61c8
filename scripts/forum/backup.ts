import { env } from '@/lib/core/env';
import { backUp } from '@/lib/installation/backup';
import { sayAside, withProgress } from '../progress';
import { type Command, faultOf, json, readOptions, UsageError } from './command';

export const backup: Command = {
  usage: ['backup FILE', '    one file, sealed by DATA_KEY, which is kept apart from it'],
  read(words) {
    const [file, ...others] = readOptions(words, {}, true).positionals;
    if (!file || others.length > 0) throw new UsageError('backup: into which file?');
    return async (scope) => {
      const work = () => backUp(scope, env().DATABASE_URL, file);
      const done = await withProgress('Writing the backup', work, sayAside);
      return done.ok ? { out: json(done.value) } : faultOf(done.refusal);
    };
  },
};
