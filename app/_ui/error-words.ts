import ar from '@/messages/ar/errors.json' with { type: 'json' };
import en from '@/messages/en/errors.json' with { type: 'json' };
import type { Locale } from '@/messages/locales';
import pt from '@/messages/pt/errors.json' with { type: 'json' };
import ru from '@/messages/ru/errors.json' with { type: 'json' };
import zh from '@/messages/zh/errors.json' with { type: 'json' };

/** The few sentences that must be there when nothing else can be had: they come with the script. */
export const ERROR_WORDS: Record<Locale, typeof en> = { en, ru, zh, pt, ar };

/** True for the error of a request that found no way: whatever the server itself says of a failure has a digest. */
export const isConnectionLost = (error: Error & { digest?: string }): boolean =>
  error instanceof TypeError &&
  !error.digest &&
  /failed to fetch|networkerror|load failed/i.test(error.message);
