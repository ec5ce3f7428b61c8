import type { ComponentProps } from 'react';
import type { Choice, ChoiceGroup } from './choices';
import { classes } from './classes';
import { CONTROL } from './control';
import { Icon } from './icon';

type SelectProps = ComponentProps<'select'> & {
  choices?: readonly Choice[];
  /** Choices under headings, after those without one. */
  groups?: readonly ChoiceGroup[];
  placeholder?: string;
};

/** The browser's own list: works on every phone and without script. */
export function Select({ choices = [], groups = [], placeholder, className, ...rest }: SelectProps) {
  return (
    <span className="relative grid">
      <select className={classes(CONTROL, 'appearance-none pe-10', className)} {...rest}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices.map(option)}
        {groups.map(({ label, choices: grouped }) => (
          <optgroup key={label} label={label}>
            {grouped.map(option)}
          </optgroup>
        ))}
      </select>
      <Icon name="open" className="pointer-events-none absolute inset-e-3 self-center text-muted" />
    </span>
  );
}

const option = ({ value, label }: Choice) => (
  <option key={value} value={value}>
    {label}
  </option>
);
