import { existsSync } from 'node:fs';
import { installPackages } from '../debian';

const PLACES = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'];

export const findNginx = (): string | undefined => PLACES.find((path) => existsSync(path));

/**
 * Makes sure that there is an nginx to run; as a program only, never as a service of the machine.
 * @throws when there is none and we may not install one
 */
export async function ensureNginx(): Promise<string> {
  if (!findNginx()) await installPackages(['nginx-light']);
  const found = findNginx();
  if (found) return found;
  throw new Error('nginx is needed here: install it (on Debian: sudo apt-get install nginx-light)');
}
