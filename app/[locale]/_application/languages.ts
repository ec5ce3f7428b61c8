/** The languages that interpreters may be asked for: those of the member states and of the United Nations. */
export const INTERPRETED = ['ru', 'en', 'zh', 'ar', 'fa', 'pt', 'es', 'fr', 'hi', 'id', 'am'] as const;
