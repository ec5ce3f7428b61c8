import { createTranslator } from 'use-intl/core';
import { CONSENT_PURPOSES, type ConsentPurpose } from '@/db/schema/consent';
import { messagesOf } from '@/messages/load';
import { LOCALES, type Locale } from '@/messages/locales';

const TERMS = ['badge', 'decision', 'conduct', 'pictures', 'safety', 'costs'] as const;
const PRIVACY = ['collect', 'why', 'who', 'where', 'rights'] as const;

/** The texts that a new edition begins with, each in every language: those of the platform. */
export const firstDocuments = (): Record<ConsentPurpose, Record<string, string>> =>
  Object.fromEntries(
    CONSENT_PURPOSES.map((purpose) => [
      purpose,
      Object.fromEntries(LOCALES.map((locale) => [locale, firstText(purpose, locale)])),
    ]),
  ) as Record<ConsentPurpose, Record<string, string>>;

function firstText(purpose: ConsentPurpose, locale: Locale): string {
  const messages = messagesOf(locale);
  const pages = createTranslator({ locale, messages, namespace: 'public.privacy' });
  const form = createTranslator({ locale, messages, namespace: 'register.terms' });
  const documents = createTranslator({ locale, messages, namespace: 'consents.first' });
  const headed = (title: string, body: string) => `# ${title}\n${body}`;
  switch (purpose) {
    case 'personalData':
      return PRIVACY.map((part) => headed(pages(`${part}.title`), pages(`${part}.body`))).join('\n\n');
    case 'terms':
      return TERMS.map((part) => headed(form(`${part}.title`), form(`${part}.body`))).join('\n\n');
    default:
      return documents(purpose);
  }
}
