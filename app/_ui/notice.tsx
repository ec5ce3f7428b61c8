import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import { TONE, type Tone } from './tone';

type NoticeProps = { tone?: Tone; title?: ReactNode; children?: ReactNode; role?: 'status' | 'alert' };

/** Something the reader should know now, on the page and not in a passing toast. */
export function Notice({ tone = 'info', title, children, role }: NoticeProps) {
  const look = TONE[tone];
  return (
    <div role={role} className={classes('flex gap-3 rounded border-s-4 p-4', look.soft, look.border)}>
      <Icon name={look.icon} className={classes('mt-0.5', look.text)} />
      <div className="grid gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
