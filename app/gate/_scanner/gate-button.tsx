import type { ComponentProps } from 'react';
import { classes } from '@/app/_ui/classes';

/** 56 px and more, in colours that stand on every signal. */
export const GateButton = ({ strong, ...rest }: ComponentProps<'button'> & { strong?: boolean }) => (
  <button
    type="button"
    {...rest}
    className={classes(
      'inline-flex min-h-14 cursor-pointer items-center justify-center gap-2 rounded border border-edge px-5 font-semibold',
      strong ? 'bg-river text-on-river hover:bg-river-strong' : 'bg-surface text-ink hover:border-ink',
    )}
  />
);
