'use client';

import { useSyncExternalStore } from 'react';
import { Button } from './button';
import { ERROR_WORDS, isConnectionLost } from './error-words';
import { MessagePage } from './message-page';
import { usePageLocale } from './page-locale';

const never = () => () => undefined;

/**
 * Shown when rendering failed, so it depends on nothing that could have failed: its few sentences in every
 * language come with it, language and request number from the document that did arrive.
 */
export function FailurePage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const locale = usePageLocale();
  const requestId = useSyncExternalStore(
    never,
    () => document.documentElement.dataset.requestId,
    () => undefined,
  );
  const words = ERROR_WORDS[locale];
  if (isConnectionLost(error)) {
    return (
      <MessagePage
        title={words.lost.title}
        body={words.lost.body}
        action={
          <Button type="button" onClick={() => location.reload()}>
            {words.lost.action}
          </Button>
        }
      />
    );
  }
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
          <code className="font-mono">{[requestId, error.digest].filter(Boolean).join(' · ')}</code>
        </>
      }
    />
  );
}
