import { backup } from './backup';
import { type BareWork, type Command, UsageError, type Work } from './command';
import { destroyDue } from './destroy-due';
import { restore } from './restore';
import { rotateKey } from './rotate-key';
import { seed } from './seed';
import { settings } from './settings';
import { staff } from './staff';
import { token } from './token';
import { verify } from './verify';

const COMMANDS = new Map<string, Command>(
  Object.entries({
    token,
    staff,
    seed,
    settings,
    verify,
    backup,
    restore,
    'rotate-key': rotateKey,
    'destroy-due': destroyDue,
  }),
);

export const USAGE = [
  'Usage: npm run -s forum -- COMMAND',
  ...[...COMMANDS.values()].flatMap(({ usage }) => usage.map((line) => `  ${line}`)),
].join('\n');

/**
 * What was typed, as work to do.
 * @throws {UsageError}
 */
export function readCommand([name, ...words]: string[]): Work | BareWork {
  const command = COMMANDS.get(name ?? '');
  if (!command) throw new UsageError(name ? `${name}: there is no such command` : 'Which command?');
  return command.read(words);
}
