import { getTranslations } from 'next-intl/server';
import { DeskKeys } from './desk-keys';

const LISTED = [
  ['next', 'J'],
  ['previous', 'K'],
  ['open', 'Enter'],
  ['approve', 'A'],
  ['reject', 'R'],
  ['ask', 'I'],
  ['note', 'N'],
  ['tag', 'T'],
  ['assign', 'G'],
  ['search', '/'],
  ['help', '?'],
  ['close', 'Esc'],
] as const;

/** The keys of queue and record, and the sheet that lists them. */
export async function Keys() {
  const words = await getTranslations('admin.queue.keys');
  return (
    <DeskKeys
      keys={LISTED.map(([act, key]) => ({ key, label: words(act) }))}
      words={{
        button: words('button'),
        title: words('title'),
        layout: words('layout'),
        on: words('on'),
        close: words('closeSheet'),
      }}
    />
  );
}
