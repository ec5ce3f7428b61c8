'use client';

import { usePathname } from 'next/navigation';
import { withNext } from '@/app/_server/next-path';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { useSessionLeft } from './use-session-left';

type SessionWatchProps = {
  words: {
    soon: readonly string[];
    stay: string;
    last: string;
    over: string;
    overHelp: string;
    signIn: string;
  };
};

/**
 * Tells before the session ends, with a way to stay, and that it has ended, with a way back that leaves what is typed where it
 * is. Without script a form that comes too late says the same.
 */
export function SessionWatch({ words }: SessionWatchProps) {
  const { left, canStay, stay } = useSessionLeft();
  const pathname = usePathname();
  if (left === undefined) return null;
  const isOver = left <= 0;
  return (
    <div className="fixed inset-x-4 bottom-4 z-30 shadow-float sm:inset-x-auto sm:end-6 sm:max-w-96">
      <Notice tone={isOver ? 'bad' : 'wait'} role="alert" title={isOver ? words.over : words.soon[left]}>
        {isOver ? (
          <>
            <p>{words.overHelp}</p>
            <p>
              <a className="link" href={withNext('/sign-in', pathname)} target="_blank" rel="noopener">
                {words.signIn}
              </a>
            </p>
          </>
        ) : canStay ? (
          <p className="mt-1">
            <Button type="button" size="small" onClick={stay}>
              {words.stay}
            </Button>
          </p>
        ) : (
          <p>{words.last}</p>
        )}
      </Notice>
    </div>
  );
}
