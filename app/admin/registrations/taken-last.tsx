import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import type { Scope } from '@/lib/core/scope';
import { registrationRecord } from '@/lib/dashboard/record';
import { latinName } from '@/lib/registration/rules';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { takenWords } from './[reference]/taken';
import { UndoLast } from './[reference]/undo-bar';
import { recordAddress } from './list-address';
import { Said } from './said-once';

type TakenLastProps = { scope: Scope; taken: unknown; of: string | undefined };

/** What was decided on the record before this one, with the way to it, and back as long as the letter waits. */
export async function TakenLast({ scope, taken, of }: TakenLastProps) {
  if (!of || typeof taken !== 'string') return null;
  const found = await registrationRecord(scope, of);
  if (!found.ok) return null;
  const record = found.value;
  const decided = record.registration;
  const title = await takenWords(taken, decided.state === 'waitlisted');
  if (!title) return null;
  const [words, { clock }] = await Promise.all([getTranslations('admin.queue'), deskEdition()]);
  const name = latinName(decided);
  return (
    <Notice tone="good" title={`${title}: ${decided.reference}`}>
      <p>
        <Go href={recordAddress(decided.reference)}>
          <Bidi>{name}</Bidi>
        </Go>
      </p>
      <UndoLast record={record} clock={clock} now={scope.now} />
      <Said sentence={words('takenSaid', { what: title, name })} />
    </Notice>
  );
}
