import { Bidi } from '@/app/_ui/bidi';
import type { RecentFact } from '@/lib/audit/queries';

/** What something was and what it became: settings from the fact, a person's answers from its personal side. */
export function Changes({ row: { fact, personal } }: { row: RecentFact }) {
  const isSettings = fact.action === 'edition.settings_changed';
  const before = isSettings ? fact.before : recordOf(personal?.before);
  const after = isSettings ? fact.after : recordOf(personal?.after);
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const rest = Object.entries(personal ?? {}).filter(([, value]) => typeof value === 'string');
  if (keys.length === 0 && rest.length === 0) return null;
  return (
    <ul className="grid gap-0.5 text-sm text-muted">
      {rest.map(([key, value]) => (
        <li key={key}>
          <Bidi>{text(value)}</Bidi>
        </li>
      ))}
      {keys.map((key) => (
        <li key={key}>
          <span className="font-mono">{key}</span>: <Bidi>{text(before?.[key])}</Bidi> →{' '}
          <Bidi>{text(after?.[key])}</Bidi>
        </li>
      ))}
    </ul>
  );
}

const recordOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;

const text = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '–'
    : typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.join(', ')
        : JSON.stringify(value);
