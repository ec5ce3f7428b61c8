import type { ReactNode } from 'react';
import { classes } from '@/app/_ui/classes';

/** What makes a field as low as a row of filters. */
export const LOW = 'min-h-9! py-1!';

type FilterFieldProps = { id: string; label: string; className?: string; children: ReactNode };

/** One field of the filters above a list, under its label; `id` is that of the input within. */
export const FilterField = ({ id, label, className, children }: FilterFieldProps) => (
  <div className={classes('grid min-w-0 gap-1', className)}>
    <label htmlFor={id} className="text-sm text-muted">
      {label}
    </label>
    {children}
  </div>
);
