import en from './en/catalogue';
import type { Locale } from './locales';
import ru from './ru/catalogue';

/** English is the model: every other language has exactly its keys, checked here and in tests/unit/messages. */
export type Messages = typeof en;
export type Namespace = keyof Messages;

const catalogues: Record<Locale, Messages> = { en, ru };

/** The whole catalogue of one language. Plain data: pages, mail and scripts read the same. */
export const messagesOf = (locale: Locale): Messages => catalogues[locale];
