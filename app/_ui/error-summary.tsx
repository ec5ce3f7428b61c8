'use client';

import { useEffect, useRef } from 'react';
import { Icon } from './icon';

export type SummaryError = { id: string; message: string };

/** Everything that is wrong, at the top, with a link to each place. Takes the focus whenever a new list arrives. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly SummaryError[] }) {
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (errors.length === 0) return;
    summary.current?.focus();
    if (document.readyState === 'complete') return;
    // While the page still loads, the browser may yet move to what the address names: to what is around the summary.
    const again = () => {
      if (document.activeElement?.contains(summary.current)) summary.current?.focus();
    };
    window.addEventListener('load', again, { once: true });
    return () => window.removeEventListener('load', again);
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <section
      ref={summary}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      className="grid gap-2 rounded border-2 border-red bg-red-soft p-4"
    >
      <h2 id="error-summary-title" className="flex items-center gap-2 text-base">
        <Icon name="alert" className="text-red" />
        {title}
      </h2>
      <ul className="grid gap-1 ps-7">
        {errors.map((error) => (
          <li key={`${error.id} ${error.message}`}>
            <a href={`#${error.id}`} className="text-red underline underline-offset-2">
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
