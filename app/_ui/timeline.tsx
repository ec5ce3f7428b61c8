import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';

export type TimelineItem = {
  key: string;
  state: 'done' | 'now' | 'next';
  title: ReactNode;
  when?: ReactNode;
  body?: ReactNode;
};

const DOT: Record<TimelineItem['state'], string> = {
  done: 'bg-river border-river text-on-river',
  now: 'bg-paper border-brick text-brick border-[3px]',
  next: 'bg-paper border-edge',
};

/** What happened, what is happening, what comes: top to bottom. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol aria-label={label} className="grid">
      {items.map((item) => (
        <li
          key={item.key}
          aria-current={item.state === 'now' ? 'step' : undefined}
          className="group relative grid grid-cols-[1.5rem_1fr] gap-x-4 pb-6 last:pb-0"
        >
          <span className="absolute inset-s-[0.6875rem] top-6 bottom-0 w-0.5 bg-line group-last:hidden" />
          <span
            className={classes(
              'mt-0.5 grid size-6 place-items-center rounded-full border-2 text-sm',
              DOT[item.state],
            )}
          >
            {item.state === 'done' && <Icon name="check" className="size-4" />}
          </span>
          <div className={classes('grid gap-0.5', item.state === 'next' && 'text-muted')}>
            <p className={item.state === 'now' ? 'font-semibold' : 'font-medium'}>{item.title}</p>
            {item.when && <p className="tabular text-sm text-muted">{item.when}</p>}
            {item.body}
          </div>
        </li>
      ))}
    </ol>
  );
}
