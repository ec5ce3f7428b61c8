/** One look for everything that is typed into or chosen from. */
export const CONTROL =
  'w-full min-h-11 rounded border border-edge bg-surface px-3 py-2 text-ink placeholder:text-muted ' +
  'hover:border-ink aria-invalid:border-red aria-invalid:border-2 ' +
  'disabled:bg-sunken disabled:text-muted';
