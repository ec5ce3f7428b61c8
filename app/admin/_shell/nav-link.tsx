'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** A place of the desk; marked while one is in it. A plain link, for the reason given in `_desk/go.tsx`. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const pathname = usePathname();
  const isHere = pathname === href || (href !== '/admin' && pathname.startsWith(`${href}/`));
  return (
    <a
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className="flex min-h-11 items-center lg:min-h-8 justify-between gap-3 rounded px-3 hover:bg-sunken aria-[current=page]:bg-river-soft aria-[current=page]:font-semibold"
    >
      {children}
    </a>
  );
}
