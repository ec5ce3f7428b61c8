'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { ComboboxProps } from './choices';
import type { ComboboxListProps } from './combobox-list';
import { Select } from './select';

/**
 * A long list that can be searched. It arrives as the browser's own select with the same name, so the form works
 * before and without script; the searching list is fetched afterwards and takes over with what was chosen.
 */
export function Combobox(props: ComboboxProps) {
  const { choices, words, locale: _locale, defaultValue = '', onChange, ...control } = props;
  const select = useRef<HTMLSelectElement>(null);
  const [List, setList] = useState<ComponentType<ComboboxListProps>>();
  const [value, setValue] = useState(defaultValue);
  const [hadFocus, setHadFocus] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    const takeOver = async () => {
      const { ComboboxList } = await import('./combobox-list');
      if (!isCurrent) return;
      // Chosen before this script ran: React has not heard of it.
      setValue(select.current?.value ?? '');
      setHadFocus(document.activeElement === select.current);
      setList(() => ComboboxList);
    };
    // Without the list the select still works: a lost connection is no error here.
    takeOver().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, []);

  if (List) return <List {...props} defaultValue={value} autoFocus={hadFocus} />;
  return (
    <Select
      ref={select}
      choices={choices}
      placeholder={words.placeholder}
      defaultValue={defaultValue}
      onChange={(event) => onChange?.(event.target.value)}
      {...control}
    />
  );
}
