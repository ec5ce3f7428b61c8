import ar from './ar/catalogue';
import en from './en/catalogue';
import type { Locale } from './locales';
import pt from './pt/catalogue';
import ru from './ru/catalogue';
import zh from './zh/catalogue';

/** English is the model: every other language has exactly its keys, checked here and in tests/unit/messages. */
export type Messages = typeof en;
export type Namespace = keyof Messages;

/**
 * What people outside the organisers' house read: spoken in every language, but for what stands under `desk`. The rest is for
 * staff.
 */
export const PUBLIC_NAMESPACES = [
  'common',
  'public',
  'errors',
  'register',
  'status',
  'me',
  'signIn',
  'refusals',
  'mail',
  'answers',
  'complete',
  'consents',
  'photo',
  'site',
] as const satisfies readonly Namespace[];

type PublicNamespace = (typeof PUBLIC_NAMESPACES)[number];
type Outside<T> = T extends { desk: object } ? Omit<T, 'desk'> : T;
export type PublicMessages = { [N in PublicNamespace]: Outside<Messages[N]> };

/** Who signs in for the desk in a language that the desk does not speak reads English there. */
const beside = (catalogue: PublicMessages): Messages => ({
  ...en,
  ...(Object.fromEntries(
    PUBLIC_NAMESPACES.map((name) => [name, { ...en[name], ...catalogue[name] }]),
  ) as Pick<Messages, PublicNamespace>),
});

const catalogues: Record<Locale, Messages> = { en, ru, zh: beside(zh), pt: beside(pt), ar: beside(ar) };

/** The whole catalogue of one language. Plain data: pages, mail and scripts read the same. */
export const messagesOf = (locale: Locale): Messages => catalogues[locale];
