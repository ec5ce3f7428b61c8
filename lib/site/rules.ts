import type { ProgrammeSession, SiteContent, VisaTable } from '@/db/schema/site';

export type { ProgrammeSession, SiteContent, VisaTable };

/** The pages of the public site that organisers write; their addresses are their names. */
export const SITE_PAGES = ['programme', 'venue', 'visa', 'press', 'faq', 'contacts'] as const;
export type SitePage = (typeof SITE_PAGES)[number];

export const isSitePage = (text: string): text is SitePage =>
  (SITE_PAGES as readonly string[]).includes(text);

export type VisaAnswer =
  | { kind: 'home' | 'electronic' | 'invitation' }
  | { kind: 'free'; days: number | null };

/** The one of the three ways by which a citizen comes; whoever stands in no list needs an invitation, which is always right. */
export function visaAnswer(table: VisaTable, hostCountry: string, citizenship: string): VisaAnswer {
  if (citizenship === hostCountry) return { kind: 'home' };
  const free = table.free.find(({ country }) => country === citizenship);
  if (free) return { kind: 'free', days: free.days };
  return { kind: table.electronic.includes(citizenship) ? 'electronic' : 'invitation' };
}

/** In the order of the clock; those that begin together by their end, then as they were added. */
export const inOrder = (sessions: readonly ProgrammeSession[]): ProgrammeSession[] =>
  sessions.toSorted(
    (one, other) =>
      one.startsAt.localeCompare(other.startsAt) ||
      one.endsAt.localeCompare(other.endsAt) ||
      one.id.localeCompare(other.id),
  );

/** Every day of the edition, as a calendar writes it. */
export function daysOf({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string[] {
  const days: string[] = [];
  for (let day = new Date(startsOn); day <= new Date(endsOn) && days.length < MOST_DAYS; ) {
    days.push(day.toISOString().slice(0, 10));
    day = new Date(day.getTime() + 86_400_000);
  }
  return days;
}
const MOST_DAYS = 31;
