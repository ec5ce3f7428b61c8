/** What a key presses or puts the focus into, by the key's place, so that it works under a Russian layout as well. */
const PRESSED: Readonly<Record<string, string>> = {
  KeyA: '[data-key="KeyA"]',
  KeyR: '[data-key="KeyR"]',
  KeyI: '[data-key="KeyI"]',
};
const FOCUSED: Readonly<Record<string, string>> = {
  KeyN: '[data-letter="KeyN"]',
  KeyT: '[data-letter="KeyT"]',
  KeyG: '[data-letter="KeyG"]',
  Slash: '[data-letter="Slash"], [data-key="KeyS"]',
};
const STEPS: Readonly<Record<string, 1 | -1>> = { KeyJ: 1, KeyK: -1, ArrowDown: 1, ArrowUp: -1 };

/** Does what a single key stands for; false when it stands for nothing here. */
export function actOn(event: KeyboardEvent): boolean {
  const { code, target } = event;
  if (code === 'Escape') return stepBack(target);
  if (isTyping(target)) return false;
  const step = STEPS[code];
  // Arrows scroll the page, unless one stands in the list.
  if (step) return code.startsWith('Arrow') && !isInList(target) ? false : walk(step);
  const pressed = find(PRESSED[code]);
  if (pressed) press(pressed);
  const focused = pressed ? undefined : find(FOCUSED[code]);
  focused?.focus();
  focused?.scrollIntoView({ block: 'nearest' });
  return Boolean(pressed ?? focused);
}

function find(selector: string | undefined): HTMLElement | undefined {
  if (!selector) return undefined;
  return [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility());
}

/** A button acts; what is folded opens, with the focus on its first field. */
function press(target: HTMLElement): void {
  const fold = target.closest('details');
  if (!fold || target.tagName !== 'SUMMARY') {
    target.click();
    return;
  }
  fold.open = true;
  fold.querySelector<HTMLElement>('select, textarea, input:not([type=hidden])')?.focus();
}

/** From a field to the page, from an open fold to a closed one, from the record to the list. */
function stepBack(target: EventTarget | null): boolean {
  const element = target instanceof HTMLElement ? target : undefined;
  const fold = element?.closest<HTMLDetailsElement>('details[open]');
  if (fold) {
    fold.open = false;
    fold.querySelector('summary')?.focus();
    return true;
  }
  if (element && isTyping(element)) {
    element.blur();
    return true;
  }
  const close = find('[data-close]');
  close?.click();
  return Boolean(close);
}

/** To the next row, or the one before; from nowhere, to the one after the open one, else to the first. */
function walk(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) =>
    row.checkVisibility(),
  );
  const inOrder = rows.toSorted(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );
  const here = inOrder.indexOf(document.activeElement as HTMLElement);
  const open = inOrder.findIndex((row) => row.ariaCurrent === 'true');
  const from = here >= 0 ? here : open;
  const to = inOrder[from < 0 ? 0 : from + step];
  to?.focus();
  to?.scrollIntoView({ block: 'nearest' });
  return inOrder.length > 0;
}

const isInList = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[data-row]') !== null;

const UNTYPED = ['checkbox', 'radio', 'button', 'submit', 'reset'];
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !UNTYPED.includes(target.type);
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT')
  );
}
