import { createTranslator } from 'use-intl/core';
import type { TextPlace } from '@/lib/edition/input';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';

const TERMS = ['badge', 'decision', 'conduct', 'pictures', 'safety', 'costs'] as const;
const PRIVACY = ['collect', 'why', 'who', 'where', 'rights'] as const;

/** What the platform itself says in a place, written as organisers would write it; empty where it says nothing. */
export function catalogueText(place: TextPlace, locale: Locale): string {
  const messages = messagesOf(locale);
  const pages = createTranslator({ locale, messages, namespace: 'public' });
  const form = createTranslator({ locale, messages, namespace: 'register' });
  switch (place) {
    case 'lead':
      return pages('lead');
    case 'about':
      return pages('about.body');
    case 'guests':
      return pages('who.others');
    case 'register':
      return form('entry.lead');
    case 'terms':
      return TERMS.map((part) => `# ${form(`terms.${part}.title`)}\n${form(`terms.${part}.body`)}`).join(
        '\n\n',
      );
    case 'privacy':
      return PRIVACY.map(
        (part) => `# ${pages(`privacy.${part}.title`)}\n${pages(`privacy.${part}.body`)}`,
      ).join('\n\n');
    case 'done':
    case 'closed':
      return '';
  }
}
