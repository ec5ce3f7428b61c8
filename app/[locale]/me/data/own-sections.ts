import { getTranslations } from 'next-intl/server';
import type { OwnData } from '@/lib/export/own-data';
import { moment } from '@/messages/dates';
import type { Locale } from '@/messages/locales';

export type OwnSection = { title: string; entries: [label: string, value: string][][] };

const PARTS = [
  'application',
  'needs',
  'document',
  'birth',
  'visa',
  'completion',
  'completedParts',
  'files',
  'consents',
  'history',
  'decisions',
  'place',
  'ticket',
  'letters',
  'scans',
  'reveals',
  'sessions',
  'requests',
] as const;

/** Everything that is kept of somebody, part by part, as a person reads it. */
export async function sectionsOf(data: OwnData, locale: Locale, timeZone: string): Promise<OwnSection[]> {
  const [words, status] = await Promise.all([
    getTranslations({ locale, namespace: 'consents' }),
    getTranslations({ locale, namespace: 'status' }),
  ]);
  const said: Record<string, unknown> = { ...data, ...data.confidential };
  const labelOf = (key: string) => {
    const name = `desk.paper.key.${key}` as 'desk.paper.key.email';
    return words.has(name) ? words(name) : key;
  };
  const spoken = (key: string, value: string): string | undefined => {
    const name = `name.${value}`;
    if (key === 'purpose' && words.has(name as 'name.terms')) return words(name as 'name.terms');
    if (key === 'state' && status.has(name as 'name.approved')) return status(name as 'name.approved');
    const fact = `fact.${value}` as 'fact.approved';
    return key === 'fact' && status.has(fact) ? status(fact) : undefined;
  };
  const saidOf = (key: string, value: unknown): string => {
    if (value instanceof Date) return moment(value, locale, timeZone);
    if (typeof value === 'boolean') return words(value ? 'desk.paper.yes' : 'desk.paper.no');
    if (Array.isArray(value)) return value.map((one) => saidOf(key, one)).join(', ');
    if (typeof value === 'object' && value !== null) {
      const { [locale]: own, ...others } = value as Record<string, unknown>;
      return own !== undefined
        ? String(own)
        : Object.entries(others)
            .map(([part, one]) => `${labelOf(part)}: ${saidOf(part, one)}`)
            .join('; ');
    }
    return spoken(key, String(value)) ?? String(value);
  };
  const linesOf = (entry: object): [string, string][] =>
    Object.entries(entry).flatMap(([key, value]): [string, string][] =>
      value === null || value === undefined || value === '' ? [] : [[labelOf(key), saidOf(key, value)]],
    );
  return PARTS.map((part) => {
    const kept = said[part];
    const entries = (Array.isArray(kept) ? kept : [kept ?? {}]) as object[];
    return {
      title: words(`desk.paper.section.${part}`),
      entries: entries.map(linesOf).filter((lines) => lines.length > 0),
    };
  });
}
