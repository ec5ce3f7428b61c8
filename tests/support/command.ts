import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { childEnv } from '@/lib/core/env';

export type Ended = { code: number | null; out: string; said: string };

/** Runs `npm run -s forum -- …` as a process of its own, without npm around it. */
export async function forum(words: string[], own: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/forum.ts', ...words], {
    env: childEnv({ NODE_ENV: 'production', PUBLIC_URL: '', PORT: '', ...own }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, said };
}
