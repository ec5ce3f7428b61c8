import type { ReactNode } from 'react';

type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: why, and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="grid max-w-text justify-items-start gap-3 border-s-4 border-line py-2 ps-5">
      <p className="text-lg font-medium">{title}</p>
      {children && <div className="text-muted">{children}</div>}
      {action}
    </div>
  );
}
