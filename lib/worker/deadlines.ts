import { remindOfParts } from '@/lib/completion/reminders';
import type { Scope } from '@/lib/core/scope';
import { releaseDueReserve } from '@/lib/edition/release';
import { endExpiredInvitations } from '@/lib/invitation/commands';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { remindOfDeadlines } from '@/lib/registration/reminders';
import { publishDueWaves } from '@/lib/review/publishing';

/** Does what has come due: what lapses, who is reminded, which codes end, which part of the reserve is given up, which wave is published. */
export async function keepDeadlines(scope: Scope): Promise<void> {
  await lapseOverdue(scope);
  await endExpiredInvitations(scope);
  await releaseDueReserve(scope);
  await remindOfDeadlines(scope);
  await remindOfParts(scope);
  await publishDueWaves(scope);
}
