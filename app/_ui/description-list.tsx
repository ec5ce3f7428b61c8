import type { ReactNode } from 'react';

export type Description = { term: ReactNode; detail: ReactNode; key: string };

/** Term and detail, side by side where there is room. */
export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <dl className="grid gap-x-6 sm:grid-cols-[minmax(8rem,14rem)_1fr]">
      {items.map((item) => (
        <div
          key={item.key}
          className="grid gap-x-6 border-b border-line py-2 last:border-0 sm:col-span-2 sm:grid-cols-subgrid"
        >
          <dt className="text-muted">{item.term}</dt>
          <dd>{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
