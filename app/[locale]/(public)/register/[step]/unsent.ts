const keyHere = () => `unsent:${location.pathname}`;

/** Remembers in this tab what is on its way to us while the page goes away. */
export function keepUnsent(form: HTMLFormElement): void {
  const fields = [...new FormData(form)].filter(([name]) => !name.startsWith('$'));
  try {
    sessionStorage.setItem(keyHere(), JSON.stringify(fields));
  } catch {
    // A browser may refuse to store; then what was posted is all there is.
  }
}

/** Puts it back into a form that was served without it, once, and forgets it. */
export function putBackUnsent(form: HTMLFormElement): void {
  const kept = takeUnsent();
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
    if (values.length === 0) continue;
    const isChoice = field.type === 'radio' || field.type === 'checkbox';
    if (isChoice && field instanceof HTMLInputElement) field.checked = values.includes(field.value);
    else if (field.type !== 'hidden' && field.value === field.defaultValue) field.value = values[0] ?? '';
  }
}

function takeUnsent(): [string, string][] {
  try {
    const kept = sessionStorage.getItem(keyHere());
    sessionStorage.removeItem(keyHere());
    return kept ? (JSON.parse(kept) as [string, string][]) : [];
  } catch {
    return [];
  }
}
