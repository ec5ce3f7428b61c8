import { inviteStaff } from '@/lib/auth/invitations';
import { hasOrganiser } from '@/lib/auth/queries';
import { system } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { connection } from '@/lib/core/connection';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import type { Say } from './progress';

/** A new installation has nobody who could invite anybody: its first two links stand on the terminal. */
export async function sayFirstLinks(say: Say): Promise<void> {
  const scope = { db: connection().db, actor: system('start'), now: clock.now(), requestId: newId() };
  if (await hasOrganiser(scope)) return;
  const linkFor = async (role: 'organiser' | 'gate') =>
    expectOk(await inviteStaff(scope, { email: `${role}@forum.invalid`, role })).link;
  say('One-time sign-in links (nobody is an organiser yet):');
  say(`  organiser  ${await linkFor('organiser')}`);
  say(`  gate       ${await linkFor('gate')}`);
}
