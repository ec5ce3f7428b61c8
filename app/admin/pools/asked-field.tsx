import type { ComponentProps } from 'react';
import { Field } from '@/app/_ui/field';
import { TextInput } from '@/app/_ui/text-input';

type AskedFieldProps = Pick<ComponentProps<typeof Field>, 'name' | 'label' | 'help' | 'error' | 'optional'> &
  Pick<ComponentProps<'input'>, 'type' | 'className'> & { typed: string | undefined };

/** A field of a question that stands in the address: what was typed stays, also when it was no answer. */
export const AskedField = ({ typed, type = 'text', className, ...field }: AskedFieldProps) => (
  <Field {...field}>
    {(control) => (
      <TextInput
        {...control}
        type={type}
        inputMode={type === 'text' ? 'numeric' : undefined}
        autoComplete="off"
        defaultValue={typed}
        className={className}
      />
    )}
  </Field>
);
