import type { ComponentProps } from 'react';
import type { Choice } from './choices';
import { classes } from './classes';
import { CONTROL } from './control';
import { Icon } from './icon';

type SelectProps = ComponentProps<'select'> & { choices: readonly Choice[]; placeholder?: string };

/** The browser's own list: works on every phone and without script. */
export function Select({ choices, placeholder, className, ...rest }: SelectProps) {
  return (
    <span className="relative grid">
      <select className={classes(CONTROL, 'appearance-none pe-10', className)} {...rest}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="open" className="pointer-events-none absolute inset-e-3 self-center text-muted" />
    </span>
  );
}
