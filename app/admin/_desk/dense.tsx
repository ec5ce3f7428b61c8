import type { ReactNode } from 'react';

/** Long lists, a size smaller: a row is 36 px high as long as it fits in one line. */
export const Dense = ({ children }: { children: ReactNode }) => (
  <div className="text-[0.875rem]">{children}</div>
);
