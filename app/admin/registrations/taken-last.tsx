import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import type { Scope } from '@/lib/core/scope';
import { pickedRegistrations } from '@/lib/dashboard/queries';
import { latinName } from '@/lib/registration/rules';
import { Go } from '../_desk/go';
import { takenWords } from './[reference]/taken';
import { recordAddress } from './list-address';
import { Said } from './said-once';

type TakenLastProps = { scope: Scope; taken: unknown; of: string | undefined };

/** What was decided on the record before this one, with the way back to it. */
export async function TakenLast({ scope, taken, of }: TakenLastProps) {
  if (!of || typeof taken !== 'string') return null;
  const found = await pickedRegistrations(scope, [of]);
  const decided = found.ok ? found.value[0] : undefined;
  const title = await takenWords(taken, decided?.state === 'waitlisted');
  if (!decided || !title) return null;
  const words = await getTranslations('admin.queue');
  const name = latinName(decided);
  return (
    <Notice tone="good" title={`${title}: ${decided.reference}`}>
      <p>
        <Go href={recordAddress(decided.reference)}>
          <Bidi>{name}</Bidi>
        </Go>
      </p>
      <Said sentence={words('takenSaid', { what: title, name })} />
    </Notice>
  );
}
