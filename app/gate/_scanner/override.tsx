import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import type { GateConfig, Operator } from '../_device/wire';
import { GateButton } from './gate-button';
import { PinField } from './pin-field';

const SHORTEST_REASON = 3;
type OverrideProps = {
  config: GateConfig;
  onOverride: (override: { operatorId: string; reason: string }) => void;
};

/** A supervisor's word against the verdict: with a reason, under their own PIN. */
export function Override({ config, onOverride }: OverrideProps) {
  const words = useTranslations('gate');
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const reason = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpen) reason.current?.focus();
  }, [isOpen]);
  if (!config.operators.some(({ role }) => role === 'supervisor')) return null;
  if (!isOpen) return <GateButton onClick={() => setIsOpen(true)}>{words('override')}</GateButton>;
  const decide = (operator: Operator) => {
    const said = reason.current?.value.trim() ?? '';
    if (operator.role !== 'supervisor') return words('pinNoSupervisor');
    if (said.length < SHORTEST_REASON) return words('reasonMissing');
    onOverride({ operatorId: operator.id, reason: said });
    return undefined;
  };
  return (
    <div className="grid w-full gap-3 rounded border border-edge bg-surface p-4 text-ink">
      <PinField config={config} label={words('pinSupervisor')} submit={words('override')} onPerson={decide}>
        <label htmlFor={id} className="font-semibold">
          {words('overrideReason')}
        </label>
        <input
          ref={reason}
          id={id}
          maxLength={200}
          autoComplete="off"
          data-own-typing
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          className="min-h-14 w-full rounded border-2 border-edge bg-surface px-4 text-ink"
        />
      </PinField>
    </div>
  );
}
