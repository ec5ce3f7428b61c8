import { createTranslator } from 'use-intl/core';
import type { TextPlace } from '@/lib/edition/input';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';

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
    case 'done':
    case 'closed':
      return '';
  }
}
