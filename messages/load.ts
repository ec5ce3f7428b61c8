import ar from './ar/catalogue';
import en from './en/catalogue';
import type { Locale } from './locales';
import pt from './pt/catalogue';
import ru from './ru/catalogue';
import zh from './zh/catalogue';

/** English is the model: every other language has exactly its keys, checked here and in tests/unit/messages. */
export type Messages = typeof en;
export type Namespace = keyof Messages;

/** What people outside the organisers' house read: spoken in every language. The rest is for staff. */
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
] as const satisfies readonly Namespace[];

export type PublicMessages = Pick<Messages, (typeof PUBLIC_NAMESPACES)[number]>;

/** Who signs in for the desk in a language that the desk does not speak reads English there. */
const beside = (catalogue: PublicMessages): Messages => ({ ...en, ...catalogue });

const catalogues: Record<Locale, Messages> = { en, ru, zh: beside(zh), pt: beside(pt), ar: beside(ar) };

/** The whole catalogue of one language. Plain data: pages, mail and scripts read the same. */
export const messagesOf = (locale: Locale): Messages => catalogues[locale];
