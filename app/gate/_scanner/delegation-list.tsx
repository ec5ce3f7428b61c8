import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import type { FoundAtGate } from '@/lib/gate/queries';
import { GateButton } from './gate-button';
import { CategoryMark, type Edition, PersonPhoto } from './person';

export type Member = { found: FoundAtGate; isHere: boolean };
type DelegationListProps = {
  name: string;
  members: readonly Member[];
  edition: Edition;
  photoOf: (personId: string) => string | undefined;
  onAdmit: (ids: string[]) => void;
  onClose: () => void;
};

/** A delegation that stands before the gate together: who is not ticked has not come. */
export function DelegationList({ name, members, edition, photoOf, onAdmit, onClose }: DelegationListProps) {
  const words = useTranslations('gate');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const coming = members.filter(({ found, isHere }) => !isHere && !left.has(found.id));
  const turn = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <section className="grid w-full max-w-page gap-4" aria-labelledby="delegation" data-delegation>
      <h2 id="delegation" className="text-xl font-semibold">
        <Bidi>{name}</Bidi>
        {' · '}
        {words('delegationHere', {
          here: members.filter(({ isHere }) => isHere).length,
          count: members.length,
        })}
      </h2>
      <ul className="grid gap-2">
        {members.map(({ found: { id, person }, isHere }) => (
          <li key={id}>
            <label className="flex min-h-16 cursor-pointer items-center gap-4 rounded border border-edge bg-surface px-3 py-2 text-ink">
              <input
                type="checkbox"
                checked={!isHere && !left.has(id)}
                disabled={isHere}
                onChange={() => turn(id)}
                className="size-8 shrink-0"
              />
              <PersonPhoto person={person} photo={photoOf(id)} />
              <CategoryMark code={person.category} edition={edition} />
              <span className="grid flex-1">
                <span className="font-semibold">
                  <Bidi>{person.nameLatin}</Bidi>
                </span>
                {person.nameNative && <Bidi>{person.nameNative}</Bidi>}
              </span>
              {isHere && <span className="text-sm font-semibold">{words('isHere')}</span>}
            </label>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        {coming.length > 0 && (
          <GateButton strong onClick={() => onAdmit(coming.map(({ found }) => found.id))}>
            {words('admitTicked', { count: coming.length })}
          </GateButton>
        )}
        <GateButton onClick={onClose}>{words('close')}</GateButton>
      </div>
    </section>
  );
}
