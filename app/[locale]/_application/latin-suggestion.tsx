'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '@/app/_ui/icon';
import { suggestedLatin } from './suggested-latin';

type LatinSuggestionProps = {
  sourceId: string;
  /** Surname, then given name. */
  targetIds: readonly [string, string];
  note: string;
  children: ReactNode;
};

/**
 * Fills the Latin name from a Cyrillic one while its owner types. Only an empty field, or one that still holds our
 * last suggestion, is filled; keeping or changing it is the owner's word.
 */
export function LatinSuggestion({ sourceId, targetIds, note, children }: LatinSuggestionProps) {
  const last = useRef<readonly [string, string]>(['', '']);
  const [isSuggested, setIsSuggested] = useState(false);
  const [surnameId, givenId] = targetIds;
  useEffect(() => {
    const source = document.getElementById(sourceId);
    const targets = [surnameId, givenId].map((id) => document.getElementById(id));
    if (!(source instanceof HTMLInputElement)) return;
    const inputs = targets.filter((target) => target instanceof HTMLInputElement);
    const look = () =>
      setIsSuggested(inputs.some((input, at) => input.value !== '' && input.value === last.current[at]));
    const suggest = () => {
      const next = suggestedLatin(source.value);
      for (const [at, input] of inputs.entries()) {
        if (input.value === '' || input.value === last.current[at]) input.value = next[at] ?? '';
      }
      last.current = next;
      look();
    };
    // After a reload the fields hold what was saved: it counts as a suggestion as long as it equals one.
    last.current = suggestedLatin(source.value);
    look();
    source.addEventListener('input', suggest);
    for (const input of inputs) input.addEventListener('input', look);
    return () => {
      source.removeEventListener('input', suggest);
      for (const input of inputs) input.removeEventListener('input', look);
    };
  }, [sourceId, surnameId, givenId]);
  return (
    <div className="grid gap-6">
      {children}
      <p role="status" className="-mt-3 text-sm text-blue empty:hidden">
        {isSuggested && (
          <span className="flex items-start gap-1.5">
            <Icon name="info" className="mt-px" />
            {note}
          </span>
        )}
      </p>
    </div>
  );
}
