'use client';

import type { ReactNode } from 'react';
import { Icon } from '@/app/_ui/icon';
import { useOwnForm } from '../../_desk/action-form';
import { keyShown, keysOf } from './single-keys';

type FoldedDecisionProps = { name: string; title: string; letter: string; children: ReactNode };

/** A decision that asks for words: folded until it is wanted, and open again when it was refused. */
export function FoldedDecision({ name, title, letter, children }: FoldedDecisionProps) {
  const isOpen = useOwnForm(name);
  return (
    <details open={isOpen} className="group rounded border border-edge bg-surface open:col-span-full">
      <summary
        data-key={`Key${letter}`}
        aria-keyshortcuts={keysOf(letter)}
        className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded px-4 font-medium hover:bg-sunken"
      >
        {title}
        <kbd className="ms-auto text-sm font-normal text-muted max-sm:hidden">{keyShown(letter)}</kbd>
        <Icon name="open" className="text-muted group-open:rotate-180 max-sm:ms-auto" />
      </summary>
      <div className="border-t border-line p-4">{children}</div>
    </details>
  );
}
