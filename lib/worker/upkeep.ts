import { discardExpiredSessions } from '@/lib/auth/commands';
import { forgetBatchFiles } from '@/lib/badge/batches';
import { discardExpiredChallenges } from '@/lib/challenge/commands';
import type { Scope } from '@/lib/core/scope';
import { discardPendingApps } from '@/lib/factor/commands';
import { discardExpiredQuestions } from '@/lib/factor/question';
import { sweepStore } from '@/lib/file/sweeping';
import { discardOldAnswers } from '@/lib/idempotency/commands';
import { discardSpentLimits } from '@/lib/limit/commands';
import { forgetLooks } from '@/lib/queue/presence';
import { discardExpiredDrafts } from '@/lib/registration/draft';

/** Deletes what has served its purpose. Each of these tables holds addresses or traces of people, or grows with every request. */
export async function forgetWhatIsOver(scope: Scope): Promise<void> {
  await discardExpiredDrafts(scope);
  await discardExpiredChallenges(scope);
  await discardExpiredSessions(scope);
  await discardOldAnswers(scope);
  await discardSpentLimits(scope);
  await forgetLooks(scope);
  await discardExpiredQuestions(scope);
  await discardPendingApps(scope);
  await forgetBatchFiles(scope);
  await sweepStore(scope);
}
