import type { ReactNode } from 'react';
import { FieldError } from './field';

type FieldSetProps = {
  id: string;
  legend: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  optional?: string;
  children: ReactNode;
};

/** A question whose answer is several controls. The summary of errors links to `id`. */
export function FieldSet({ id, legend, help, error, optional, children }: FieldSetProps) {
  const helpId = help ? `${id}-help` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="grid gap-2"
      aria-describedby={[errorId, helpId].filter(Boolean).join(' ') || undefined}
    >
      <legend className="mb-1.5 font-medium">
        {legend}
        {optional && <span className="ms-2 text-sm font-normal text-muted">{optional}</span>}
      </legend>
      {help && (
        <p id={helpId} className="text-sm text-muted">
          {help}
        </p>
      )}
      <FieldError id={errorId}>{error}</FieldError>
      {children}
    </fieldset>
  );
}
