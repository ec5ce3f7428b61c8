import type { ComponentProps } from 'react';
import { classes } from './classes';
import { CONTROL } from './control';

export function TextArea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea dir="auto" rows={rows} className={classes(CONTROL, className)} {...rest} />;
}
