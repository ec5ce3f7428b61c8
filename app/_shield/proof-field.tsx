import { getTranslations } from 'next-intl/server';
import { PROOF_FIELD } from '@/app/_server/proof-of-work';
import { publicScope } from '@/app/_server/scope';
import { ProofOfWork } from '@/app/_ui/proof-of-work';
import { newTask } from '@/lib/shield/proof';
import { isShieldUp } from '@/lib/shield/queries';

/** While the shield is up, the task of a form and what it is for; otherwise nothing, and no script is loaded for it. */
export async function ProofField() {
  const scope = await publicScope();
  if (!(await isShieldUp(scope))) return null;
  const [task, words] = await Promise.all([newTask(scope.now), getTranslations('common.proof')]);
  return (
    <ProofOfWork
      name={PROOF_FIELD}
      task={task}
      words={{
        working: words('working'),
        waiting: words('waiting'),
        done: words('done'),
        failed: words('failed'),
      }}
    />
  );
}
