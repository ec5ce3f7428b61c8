import type { ComponentProps, ReactNode } from 'react';
import { FieldError } from './field';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
};

export function Checkbox({ id, label, help, error, ...rest }: CheckboxProps) {
  const helpId = help ? `${id}-help` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="grid gap-1">
      <FieldError id={errorId}>{error}</FieldError>
      <div className="flex items-start gap-3">
        <input
          id={id}
          type="checkbox"
          aria-describedby={[errorId, helpId].filter(Boolean).join(' ') || undefined}
          aria-invalid={error ? true : undefined}
          className="mt-0.5 size-6 shrink-0 rounded accent-river"
          {...rest}
        />
        <span className="grid gap-0.5">
          <label htmlFor={id} className="cursor-pointer py-0.5">
            {label}
          </label>
          {help && (
            <span id={helpId} className="text-sm text-muted">
              {help}
            </span>
          )}
        </span>
      </div>
    </div>
  );
}
