'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { proofAddress, withNext } from '@/app/_server/next-path';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { Notice } from '@/app/_ui/notice';
import type { DeskState } from './form-state';

/** What came of an action, where the eye is: it takes the focus, so that it is read and heard at once. */
export function Outcome({ state }: { state: DeskState }) {
  const place = useRef<HTMLDivElement>(null);
  const pathname = usePathname();
  useEffect(() => {
    if (!state.summary && (state.message || state.done)) place.current?.focus();
  }, [state]);
  if (state.summary)
    return (
      <div className="mb-6">
        <ErrorSummary {...state.summary} />
      </div>
    );
  if (!state.message && !state.done) return null;
  return (
    <div ref={place} tabIndex={-1} role={state.message ? 'alert' : 'status'} className="mb-4">
      <Notice tone={state.message ? 'bad' : 'good'} title={state.message ?? state.done}>
        {state.secret && (
          <code
            className="rounded bg-surface px-2 py-1 font-mono text-sm break-all select-all"
            translate="no"
          >
            {state.secret}
          </code>
        )}
        {state.proof && <InNewTab href={proofAddress(pathname)}>{state.proof}</InNewTab>}
        {state.signIn && <InNewTab href={withNext('/sign-in', pathname)}>{state.signIn}</InNewTab>}
      </Notice>
    </div>
  );
}

/** What was typed here stays. */
const InNewTab = ({ href, children }: { href: string; children: string }) => (
  <p>
    <a className="link" href={href} target="_blank" rel="noopener">
      {children}
    </a>
  </p>
);
