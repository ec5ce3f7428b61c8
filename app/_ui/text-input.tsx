import type { ComponentProps } from 'react';
import { classes } from './classes';
import { CONTROL } from './control';

export function TextInput({ className, ...rest }: ComponentProps<'input'>) {
  // dir=auto: a name typed in Arabic or Hebrew starts on its own side.
  return <input dir="auto" className={classes(CONTROL, 'read-only:bg-sunken', className)} {...rest} />;
}
