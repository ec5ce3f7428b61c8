'use client';

import { useSyncExternalStore } from 'react';
import { DATE_TAG } from '@/messages/dates';
import type { Locale } from '@/messages/locales';
import { usePageLocale } from './page-locale';

type OwnTimeProps = {
  /** ISO 8601 */
  at: string;
  /** The zone in which the moment is told already. */
  zone: string;
  /** The words around the time: `By your clock: {time}.`. */
  words: string;
};

const never = () => () => undefined;

/** The same moment by the reader's own clock, where that shows another time. Only a browser knows it. */
export function OwnTime({ at, zone, words }: OwnTimeProps) {
  const locale = usePageLocale();
  const time = useSyncExternalStore(
    never,
    () => ownTime(new Date(at), zone, locale),
    () => '',
  );
  return time && <span className="text-muted">{words.replace('{time}', time)}</span>;
}

function ownTime(at: Date, zone: string, locale: Locale): string {
  const format = (timeZone?: string) =>
    new Intl.DateTimeFormat(DATE_TAG[locale], {
      timeZone,
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
  const own = format();
  return own === format(zone) ? '' : own;
}
