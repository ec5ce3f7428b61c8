import type { Edition } from '@/lib/edition/rules';
import { instantAt, wallTime } from '@/lib/edition/rules';
import type { ListedInvitation } from '@/lib/invitation/listing';

type Typed = Record<string, string | string[]>;

/** The end as a clock in the edition's zone shows it, as an instant; what is no time stays as it was typed. */
export function withInstant(typed: Typed, { timeZone }: Pick<Edition, 'timeZone'>): Typed {
  const wall = String(typed.expiresAt ?? '').trim();
  return 'expiresAt' in typed
    ? { ...typed, expiresAt: instantAt(wall, timeZone)?.toISOString() ?? wall }
    : typed;
}

/** What may change about a code, as the fields of its form write it. */
export const valuesOf = (one: ListedInvitation, { timeZone }: Pick<Edition, 'timeZone'>) => ({
  label: one.label,
  maxUses: String(one.maxUses),
  reservedSeats: String(one.reservedSeats),
  expiresAt: one.expiresAt ? wallTime(one.expiresAt, timeZone) : '',
});

/** Only what was changed since the form was shown: a seat that a bearer has taken meanwhile is not taken back by it. */
export const changedFields = (typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).filter(
      ([key, value]) => key === 'id' || (`was-${key}` in typed && value !== typed[`was-${key}`]),
    ),
  );
