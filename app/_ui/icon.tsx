import { classes } from './classes';

const PATHS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2.5',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.6v.2',
  alert: 'M12 4L2.8 19.5h18.4L12 4zM12 10v4.5M12 16.9v.2',
  forward: 'M5 12h14M13 6l6 6-6 6',
  open: 'M6 9l6 6 6-6',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5.2 5 11.8 0 17-5-5.2-5-11.8 0-17z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon in the colour and size of the text beside it; never the only carrier of a meaning. */
export const Icon = ({ name, className }: { name: IconName; className?: string }) => (
  <LineIcon path={PATHS[name]} className={classes(name === 'forward' && 'rtl:-scale-x-100', className)} />
);

/** A drawing of lines on a field of 24 by 24, as large as the text beside it unless told. */
export const LineIcon = ({ path, className }: { path: string; className?: string }) => (
  <svg
    viewBox="0 0 24 24"
    width="1.25em"
    height="1.25em"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
    className={classes('shrink-0', className)}
  >
    <path d={path} />
  </svg>
);
