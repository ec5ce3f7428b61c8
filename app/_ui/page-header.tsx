import type { ReactNode } from 'react';

type PageHeaderProps = { title: ReactNode; eyebrow?: ReactNode; lead?: ReactNode; actions?: ReactNode };

export function PageHeader({ title, eyebrow, lead, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="grid max-w-text gap-2">
        {eyebrow && <p className="text-sm text-muted">{eyebrow}</p>}
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {lead && <p className="text-lg text-muted">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  );
}
