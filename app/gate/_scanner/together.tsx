import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { isAdmitted } from '@/lib/gate/rules';
import type { GateDevice } from '../_device/gate-device';
import { DelegationList } from './delegation-list';
import type { Edition } from './person';

type TogetherProps = {
  name: string;
  device: GateDevice;
  gate: string;
  edition: Edition;
  /** One reading for each person. */
  take: (registrationId: string) => Promise<void>;
  onClose: () => void;
};

/** A delegation checked in by one act, and what became of it. */
export function Together({ name, device, gate, edition, take, onClose }: TogetherProps) {
  const words = useTranslations('gate');
  const [done, setDone] = useState<{ admitted: number; desk: number }>();
  const admit = async (ids: string[]) => {
    for (const id of ids) await take(id);
    const made = device.memory.shown.list.filter(({ personId }) => personId && ids.includes(personId));
    const newest = new Map(made.toReversed().map((one) => [one.personId, one.answer?.verdict]));
    const admitted = [...newest.values()].filter((verdict) => verdict && isAdmitted(verdict)).length;
    setDone({ admitted, desk: ids.length - admitted });
  };
  return (
    <div className="grid w-full max-w-page gap-4">
      <p role="status" className="text-lg font-semibold">
        {done && words('delegationDone', done)}
      </p>
      <DelegationList
        name={name}
        members={device.delegationOf(name, gate)}
        edition={edition}
        photoOf={(id) => device.photoOf(id)}
        onAdmit={(ids) => void admit(ids)}
        onClose={onClose}
      />
    </div>
  );
}
