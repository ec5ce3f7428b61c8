import type { Page } from '@playwright/test';

type Watching = { painted: { watch(selector: string): Promise<number>; next?: Promise<number> } };
const PATIENCE_MS = 10_000;

/** Must be called before the page is opened: puts into it what tells when something was painted. */
export async function watchPaints(page: Page): Promise<void> {
  // What carries this file to the page wraps functions in a helper that only Node has.
  await page.addInitScript({ content: 'globalThis.__name = (one) => one' });
  await page.addInitScript(() => {
    let pressedAt = 0;
    const empty = document.createElement('i');
    document.addEventListener(
      'keydown',
      (event) => {
        pressedAt = event.timeStamp;
        // The least that a page can do about a key: the floor of all that is measured here.
        if (event.key === 'F9') document.body.append(empty.cloneNode());
      },
      true,
    );
    empty.dataset.floor = '';
    const newest = (selector: string) => [...document.querySelectorAll(selector)].at(-1);
    const watch = (selector: string) =>
      new Promise<number>((resolve) => {
        const before = newest(selector);
        const watcher = new MutationObserver(() => {
          const now = newest(selector);
          if (!now || now === before) return;
          watcher.disconnect();
          // The task behind the next frame begins when that frame is painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              performance.measure('painted', { start: pressedAt, end: performance.now() });
              resolve(performance.now() - pressedAt);
            };
            port2.postMessage(undefined);
          });
        });
        watcher.observe(document, { childList: true, subtree: true });
      });
    Object.assign(window, { painted: { watch } });
  });
}

/** How long, in milliseconds, from the last key that `act` presses to the frame in which something new is at the selector. */
export async function untilPainted(page: Page, selector: string, act: () => Promise<void>): Promise<number> {
  // Watched before anything is pressed, or a key may come first.
  await page.evaluate((wanted) => {
    const { painted } = window as unknown as Watching;
    painted.next = painted.watch(wanted);
  }, selector);
  await act();
  const painted = page.evaluate(() => (window as unknown as Watching).painted.next ?? Number.NaN);
  const late = new Promise<number>((resolve) => setTimeout(() => resolve(Number.NaN), PATIENCE_MS));
  return Promise.race([painted, late]);
}
