import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { operatorOf } from '../_device/pin';
import type { Operator, Staffing } from '../_device/wire';
import { GateButton } from './gate-button';

type PinFieldProps = {
  config: Staffing;
  label: string;
  submit: string;
  /** Gives the sentence that is to be read when this person may not. */
  onPerson: (operator: Operator) => string | undefined;
  /** What stands before it: that is filled in first. */
  children?: ReactNode;
};

/** Asks for a PIN, which says who it is; nothing of it leaves the device. It is no form: it stands in the gate's own. */
export function PinField({ config, label, submit, onPerson, children }: PinFieldProps) {
  const words = useTranslations('gate');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const isFirst = children === undefined;
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [isFirst]);
  const enter = async () => {
    const pin = input.current?.value.trim() ?? '';
    if (input.current) input.current.value = '';
    const operator = await operatorOf(pin, config.operators, config.pinSalt);
    setProblem(operator ? onPerson(operator) : words('pinWrong'));
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void enter();
  };
  return (
    <div className="grid gap-3">
      {children}
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <div className="flex flex-wrap gap-3">
        <input
          ref={input}
          id={id}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          data-own-typing
          aria-describedby={problem ? `${id}-problem` : undefined}
          onKeyDown={onKeyDown}
          className="min-h-14 w-40 rounded border-2 border-edge bg-surface px-4 text-xl text-ink"
        />
        <GateButton strong onClick={() => void enter()}>
          {submit}
        </GateButton>
      </div>
      <p id={`${id}-problem`} role="alert" className="font-semibold">
        {problem}
      </p>
    </div>
  );
}
