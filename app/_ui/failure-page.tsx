'use client';

import { useSyncExternalStore } from 'react';
import en from '@/messages/en/errors.json' with { type: 'json' };
import type { Locale } from '@/messages/locales';
import ru from '@/messages/ru/errors.json' with { type: 'json' };
import { Button } from './button';
import { MessagePage } from './message-page';
import { usePageLocale } from './page-locale';

const WORDS: Record<Locale, typeof en> = { en, ru };
const never = () => () => undefined;

/**
 * Shown when rendering failed, so it depends on nothing that could have failed: its few sentences in every
 * language come with it, language and request number from the document that did arrive.
 */
export function FailurePage({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const locale = usePageLocale();
  const requestId = useSyncExternalStore(
    never,
    () => document.documentElement.dataset.requestId,
    () => undefined,
  );
  const words = WORDS[locale];
  return (
    <MessagePage
      title={words.failed.title}
      body={words.failed.body}
      action={
        <Button type="button" onClick={retry}>
          {words.failed.action}
        </Button>
      }
      reference={
        <>
          {words.requestId}:{' '}
          <code className="font-mono">{[requestId, digest].filter(Boolean).join(' · ')}</code>
        </>
      }
    />
  );
}
