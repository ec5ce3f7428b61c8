'use client';

import { useEffect, useRef } from 'react';
import { Icon } from '@/app/_ui/icon';
import { Go } from '../../_desk/go';
import { recordAddress } from '../list-address';
import type { Outcome } from './bulk-state';

export function BulkOutcome({ outcome }: { outcome: Outcome }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section ref={place} tabIndex={-1} aria-live="polite" className="grid gap-6 outline-none">
      <div className="grid gap-2 border-s-4 border-green ps-4">
        <h2 className="flex items-center gap-2 text-lg">
          <Icon name="check" className="text-green" />
          {outcome.doneTitle}
        </h2>
        <References of={outcome.done} />
      </div>
      {outcome.waits.length > 0 && (
        <div className="grid gap-2 border-s-4 border-blue ps-4">
          <h2 className="flex items-center gap-2 text-lg">
            <Icon name="clock" className="text-blue" />
            {outcome.waitsTitle}
          </h2>
          <References of={outcome.waits} />
        </div>
      )}
      {outcome.skipped.length > 0 && (
        <div className="grid gap-2 border-s-4 border-amber ps-4">
          <h2 className="flex items-center gap-2 text-lg">
            <Icon name="alert" className="text-amber" />
            {outcome.skippedTitle}
          </h2>
          <ul className="grid gap-1">
            {outcome.skipped.map(({ reference, why }) => (
              <li key={reference} className="flex flex-wrap gap-x-4">
                <Go href={recordAddress(reference)} className="link tabular">
                  {reference}
                </Go>
                <span>{why}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const References = ({ of }: { of: readonly string[] }) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1">
    {of.map((reference) => (
      <li key={reference}>
        <Go href={recordAddress(reference)} className="link tabular">
          {reference}
        </Go>
      </li>
    ))}
  </ul>
);
