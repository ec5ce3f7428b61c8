'use client';

import { useState } from 'react';
import type { ComboboxChoice } from './choices';
import { fold } from './matcher';

type Asked = {
  choices: readonly ComboboxChoice[];
  matches: (label: string, typed: string) => boolean;
  initial: string | undefined;
  onChange: ((value: string) => void) | undefined;
};

/**
 * What is typed and what is chosen. Who leaves the field with a name typed in full, or so far that only one is left,
 * has chosen it; a list that is never clicked must not empty the answer.
 */
export function useChosen({ choices, matches, initial, onChange }: Asked) {
  const labelOf = (key: string | null) => choices.find(({ value }) => value === key)?.label ?? '';
  const [selectedKey, setSelectedKey] = useState(initial || null);
  const [inputValue, setInputValue] = useState(() => labelOf(initial || null));
  const choose = (key: string | null) => {
    if (key !== selectedKey) {
      setSelectedKey(key);
      onChange?.(key ?? '');
    }
  };
  const meant = (typed: string): string | null => {
    const fitting = choices.filter(({ label }) => matches(label, typed));
    const exact = fitting.find(({ label }) => fold(label) === fold(typed));
    const only = fitting.length === 1 ? fitting[0] : undefined;
    return (typed.trim() && (exact ?? only)?.value) || null;
  };
  return {
    selectedKey,
    inputValue,
    onInputChange: (typed: string) => {
      setInputValue(typed);
      if (typed !== labelOf(selectedKey)) choose(null);
    },
    onSelectionChange: (picked: string | number | null) => {
      const key = picked === null ? meant(inputValue) : String(picked);
      setInputValue(labelOf(key));
      choose(key);
    },
  };
}
