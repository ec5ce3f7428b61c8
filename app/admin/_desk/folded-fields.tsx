'use client';

import type { ReactNode } from 'react';
import { useOutcome } from './action-form';

type FoldedFieldsProps = { summary: string; names: readonly string[]; children: ReactNode };

/** Fields that few fill in, folded until one of them has a fault. */
export function FoldedFields({ summary, names, children }: FoldedFieldsProps) {
  const { faults } = useOutcome();
  return (
    <details open={names.some((name) => faults?.[name]) || undefined} className="grid gap-4">
      <summary className="cursor-pointer text-sm text-river">{summary}</summary>
      <div className="grid gap-6 pt-4">{children}</div>
    </details>
  );
}
