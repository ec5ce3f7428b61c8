import { env, provideEnv } from '@/lib/core/env';
import { masterKeys } from '@/lib/core/master-key';
import { wrapAllAnew } from '@/lib/installation/secret';
import { ownDatabase } from '../database';
import { keepDataKey, newDataKey } from '../secrets';
import { type Command, json, readOptions } from './command';

export const rotateKey: Command = {
  usage: ['rotate-key'],
  read(words) {
    readOptions(words, {});
    return async (scope) => {
      const ownKeys = ownDatabase?.hasOwnKey ? ownDatabase : undefined;
      if (ownKeys?.isServed)
        return { fault: 'The server knows the old key only: stop it, rotate, and start it again.' };
      const keys = env().DATA_KEY.split(',');
      // Two keys are a rotation that was interrupted: it goes on.
      if (ownKeys && keys.length === 1) {
        keys.unshift(newDataKey());
        keepDataKey(ownKeys.dataDir, keys);
        provideEnv({ DATA_KEY: keys.join(',') });
      }
      if (keys.length === 1)
        return {
          fault:
            'DATA_KEY holds one key: put the new one before it, with a comma between, and call this again.',
        };
      const { records, left } = await wrapAllAnew(scope);
      if (left > 0) return { fault: `${left} records were in use: call this again before the old key goes.` };
      if (ownKeys) keepDataKey(ownKeys.dataDir, keys.slice(0, 1));
      const [key, ...old] = masterKeys().map(({ id }) => id);
      return { out: json({ key, records, noLongerNeeded: old }) };
    };
  },
};
