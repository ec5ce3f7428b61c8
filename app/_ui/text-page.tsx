import type { ReactNode } from 'react';

type TextPageProps = {
  /** `wide` sets sections apart that stand for themselves. */
  gaps?: 'close' | 'wide';
  /** Below a header of one's own there is less air above. */
  isInner?: boolean;
  children: ReactNode;
};

/** The content of a page that is one column, as wide as one reads. */
export const TextPage = ({ gaps = 'close', isInner = false, children }: TextPageProps) => (
  <main
    id="content"
    className={`mx-auto grid max-w-page px-5 ${isInner ? 'py-8 sm:py-12' : 'py-10 sm:py-16'}`}
  >
    <div className={`grid max-w-text ${gaps === 'wide' ? 'gap-8' : 'gap-6'}`}>{children}</div>
  </main>
);
