import { expect, test } from '@playwright/test';
import { messagesOf, PUBLIC_NAMESPACES } from '@/messages/load';
import { DEFAULT_LOCALE } from '@/messages/locales';
import { sources, text } from '../support/sources';

/** All that the house says in its code: a key is spoken by its own word, or by a template such as `${kind}Lead`. */
const CODE = sources
  .filter((file) => !/^(tests|messages)\//.test(file))
  .map(text)
  .join('\n');
const WORDS = new Set(CODE.match(/\w+/g));
const ENDS = [...CODE.matchAll(/\}(\w+)[`.]/g)].map(([, end = '']) => end);
const BEGINNINGS = [...CODE.matchAll(/[`.](\w+)\$\{/g)].map(([, beginning = '']) => beginning);

test('no sentence is kept that nothing says', () => {
  const unsaid = keysOf(messagesOf(DEFAULT_LOCALE)).filter((path) => {
    const key = path.split('.').at(-1) ?? '';
    const isMade = ENDS.some((end) => key.endsWith(end)) || BEGINNINGS.some((one) => key.startsWith(one));
    return !WORDS.has(key) && !isMade && !isJoined(key);
  });
  expect(unsaid).toEqual([]);
});

/** Two names put together: `hostCountry` and `codes`, `registrations` and `read`. */
function isJoined(key: string): boolean {
  const seams = [...key.matchAll(/[A-Z_]/g)].map(({ index }) => index);
  return seams.some((at) => {
    const rest = key.slice(at).replace(/^_/, '');
    return WORDS.has(key.slice(0, at)) && WORDS.has(rest.charAt(0).toLowerCase() + rest.slice(1));
  });
}

function keysOf(catalogue: object, prefix = ''): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${prefix}${key}.`) : [prefix + key],
  );
}

test('pages that people outside read say nothing that their languages do not have', () => {
  const outside = sources.filter((file) => /^app\/(\[locale\]|_ui)\//.test(file));
  const foreign = outside.flatMap((file) =>
    [...text(file).matchAll(/getTranslations\('(\w+)/g)]
      .map(([, namespace = '']) => namespace)
      .filter((namespace) => !(PUBLIC_NAMESPACES as readonly string[]).includes(namespace))
      .map((namespace) => `${file}: ${namespace}`),
  );
  expect(foreign).toEqual([]);
});
