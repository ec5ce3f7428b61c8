import { settingsInput } from '@/lib/edition/input';
import { currentEdition } from '@/lib/edition/queries';
import { settingsOf } from '@/lib/edition/rules';
import { changeSettings } from '@/lib/waitlist/settings';
import { type Command, faultOf, json, readInput, readOptions, UsageError } from './command';

export const settings: Command = {
  usage: [
    'settings get',
    'settings set KEY=VALUE …',
    `    keys: ${Object.keys(settingsInput.shape).join(', ')}`,
    '    names are set by language: name.en=… name.ru=…',
    '    attendanceConfirmBy= with nothing behind it asks nobody whether they will come',
    '    moments are ISO 8601 with an offset: registrationOpensAt=2027-01-15T10:00:00+03:00',
  ],
  read([verb, ...rest]) {
    const { positionals } = readOptions(rest, {}, true);
    if (verb === 'get' && positionals.length === 0) {
      return async (scope) => ({ out: json(settingsOf(await currentEdition(scope))) });
    }
    if (verb !== 'set' || positionals.length === 0)
      throw new UsageError('settings get, or settings set KEY=VALUE …');
    const input = readInput(settingsInput, together(positionals.map(pairOf)));
    return async (scope) => {
      const changed = await changeSettings(scope, (await currentEdition(scope)).id, input);
      return changed.ok ? { out: json(settingsOf(changed.value)) } : faultOf(changed.refusal);
    };
  },
};

/** `name.ru` is one language of a name; the others stay as they are. */
function together(pairs: [string, string][]): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [key, value] of pairs) {
    const [name = '', language] = key.split('.');
    settings[name] = language ? { ...(settings[name] as object), [language]: value } : value;
  }
  return settings;
}

function pairOf(word: string): [string, string] {
  const at = word.indexOf('=');
  const key = word.slice(0, at);
  if (at < 1) throw new UsageError(`${word}: a setting is written KEY=VALUE`);
  if (!((key.split('.')[0] ?? '') in settingsInput.shape))
    throw new UsageError(`${key}: there is no such setting`);
  return [key, word.slice(at + 1)];
}
