import type { ReactNode } from 'react';
import { Icon } from './icon';

/** What a control needs to be tied to its label, help and error. Spread it on the control. */
export type ControlProps = {
  id: string;
  name: string;
  required: boolean;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

type FieldProps = {
  name: string;
  id?: string;
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  /** The word for "optional" in the reader's language; a field without it is required. */
  optional?: string;
  children: (control: ControlProps) => ReactNode;
};

/** Label above, help under the label, then the error, then the control: what is needed is read before it is used. */
export function Field({ name, id = name, label, help, error, optional, children }: FieldProps) {
  const helpId = help ? `${id}-help` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="group/field grid gap-1.5" data-invalid={error ? '' : undefined}>
      <label id={`${id}-label`} htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="ms-2 text-sm font-normal text-muted">{optional}</span>}
      </label>
      {help && (
        <p id={helpId} className="text-sm text-muted">
          {help}
        </p>
      )}
      <FieldError id={errorId}>{error}</FieldError>
      {children({
        id,
        name,
        required: !optional,
        'aria-describedby': [errorId, helpId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  );
}

export function FieldError({ id, children }: { id: string | undefined; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm font-medium text-red">
      <Icon name="alert" className="mt-px" />
      <span>{children}</span>
    </p>
  );
}
