import type { ChoiceKind } from '@/lib/edition/input';
import type { Section } from './sections';

export const SETTINGS = '/admin/settings';
export const TEXTS = `${SETTINGS}/texts`;
export const CONSENTS = `${SETTINGS}/consents`;
export const WALLET_SETTINGS = `${SETTINGS}/wallets`;
export const BADGE_LOOK = `${SETTINGS}/badges`;
export const COMPLETION = `${SETTINGS}/completion`;
export const MAIL_WORDS = `${SETTINGS}/mail`;
export const LETTER_HEAD = `${SETTINGS}/letters`;
export const CHOICES: Record<ChoiceKind, string> = {
  category: `${SETTINGS}/categories`,
  track: `${SETTINGS}/tracks`,
};

export const sectionAddress = (section: Section): string => `${SETTINGS}/${section}`;
export const documentSettings = (purpose: string): string => `${CONSENTS}/${purpose}`;
export const wordingAddress = (kind: string): string => `${MAIL_WORDS}/${kind}`;
export const textAddress = (place: string): string => `${TEXTS}/${place}`;
export const choiceAddress = (kind: ChoiceKind, key: string): string =>
  `${CHOICES[kind]}/${encodeURIComponent(key)}`;
