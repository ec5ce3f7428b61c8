import type { ReactNode } from 'react';

/** Around every name and title that people typed: an Arabic name must not turn the sentence around it. */
export const Bidi = ({ children, lang }: { children: ReactNode; lang?: string }) => (
  <bdi dir="auto" lang={lang}>
    {children}
  </bdi>
);
