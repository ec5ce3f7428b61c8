import type { LocalText } from '@/db/schema/columns';

type Named = [en: string, ru: string, zh: string, pt: string, ar: string];
/** What everybody reads, in every language. */
export const named = (...[en, ru, zh, pt, ar]: Named): LocalText => ({ en, ru, zh, pt, ar });
/** Staff alone read it. */
export const namedForStaff = (en: string, ru: string): LocalText => ({ en, ru });
