import type { ReactNode } from 'react';
import PublicLayout from '../(public)/layout';

export { generateMetadata } from '../(public)/layout';

export default function MeLayout({ children }: { children: ReactNode }) {
  return <PublicLayout>{children}</PublicLayout>;
}
