import { useTranslations } from 'next-intl';
import type { Operator, Staffing } from '../_device/wire';
import { PinField } from './pin-field';

/** Between two shifts, and when the device was left alone: nobody is admitted and nobody is shown. */
export function LockScreen({ config, onEnter }: { config: Staffing; onEnter: (operator: Operator) => void }) {
  const words = useTranslations('gate');
  const enter = (operator: Operator) => {
    onEnter(operator);
    return undefined;
  };
  return (
    <main id="content" className="grid flex-1 content-center justify-items-center gap-6 px-4 py-6">
      <div className="grid w-full max-w-text gap-4">
        <h2 className="text-2xl font-semibold">{words('lockedTitle')}</h2>
        <p>{words('lockedLead')}</p>
        <PinField config={config} label={words('pin')} submit={words('pinSubmit')} onPerson={enter} />
      </div>
    </main>
  );
}
