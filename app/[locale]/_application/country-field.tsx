'use client';

import { useEffect, useRef, useState } from 'react';
import type { ComboboxProps } from '@/app/_ui/choices';
import { Combobox } from '@/app/_ui/combobox';

/** A choice in the list is no typing, so the form would not hear of it: it is told here, once the value is in it. */
export function CountryField(props: Omit<ComboboxProps, 'onChange'>) {
  const place = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string>();
  useEffect(() => {
    if (chosen !== undefined) place.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [chosen]);
  return (
    <div ref={place} className="grid">
      <Combobox {...props} onChange={setChosen} />
    </div>
  );
}
