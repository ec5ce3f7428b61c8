'use client';

import { useEffect } from 'react';

/**
 * Alt with a letter presses, or focuses, what carries that letter. By the key's place, so that it works under a
 * Russian layout, and never a letter alone, which would act while somebody dictates or types (WCAG 2.1.4).
 */
export function Shortcuts() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const target = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.code)}"]`);
      if (!target) return;
      event.preventDefault();
      if (target instanceof HTMLInputElement) target.focus();
      else target.click();
    };
    document.addEventListener('keydown', press);
    // Says that the keys are heard from now on; before the script has run they are not.
    document.documentElement.dataset.keys = 'on';
    return () => {
      document.removeEventListener('keydown', press);
      delete document.documentElement.dataset.keys;
    };
  }, []);
  return null;
}
