import { z } from 'zod';
import { PARTS, REGISTRATION_STATES } from '@/db/schema';

const blank = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

/** Kept as text: it stands in addresses. PostgreSQL knows no year 0, and JavaScript writes years from 10000 otherwise. */
const moment = z.iso.datetime().refine((text) => /^[1-9]/.test(text), { error: 'invalid' });

/** What a list of registrations can be narrowed to; the tiles of the dashboard are such filters, too. */
export const registrationFilter = z
  .object({
    status: blank(z.enum(REGISTRATION_STATES)).meta({ description: 'State of the application' }),
    category: blank(z.string().regex(/^[A-Z]{3}$/)),
    country: blank(z.string().regex(/^[A-Z]{2}$/)).meta({
      description: 'Country represented, ISO 3166-1 alpha-2',
    }),
    seat: blank(z.enum(['held', 'none'])).meta({ description: 'Whether a seat is held' }),
    pool: blank(z.enum(['domestic', 'international'])),
    presence: blank(z.enum(['checked_in', 'inside'])).meta({
      description: 'Admitted at a gate at least once, or inside now',
    }),
    attendance: blank(z.enum(['confirmed', 'silent'])).meta({
      description: 'Has said to be coming, or was asked and has not answered',
    }),
    citizens: blank(z.enum(['foreign'])).meta({ description: 'Not a citizen of the host country' }),
    territory: blank(z.string().trim().max(200)).meta({ description: 'City or region, in any case' }),
    track: blank(z.string().regex(/^[\w-]{1,40}$/)),
    double: blank(z.enum(['open'])).meta({ description: 'May be of a person who has applied twice' }),
    ticket: blank(z.enum(['stopped'])).meta({
      description: 'Changed in who it is since the approval, and not approved again yet',
    }),
    badge: blank(z.enum(['printed', 'missing', 'collected', 'uncollected'])).meta({
      description:
        'With a ticket that counts: its badge is printed, or not yet; handed over, or printed and not yet handed over',
    }),
    missing: blank(z.enum(['any', ...PARTS])).meta({
      description: 'Approved, and this part of what is asked for the badge and the journey is not given yet',
    }),
    consent: blank(z.enum(['owed'])).meta({
      description: 'Takes part and has not agreed to the version of a needed text that is asked for',
    }),
    head: blank(z.enum(['yes'])).meta({ description: 'Named as head of the delegation' }),
    wave: blank(z.union([z.enum(['any', 'none']), z.uuid()])).meta({
      description:
        'A decision is prepared: in the wave with this key, in `any` that is to come, or in `none`',
    }),
    appliedFrom: blank(moment).meta({ description: 'Submitted at this moment or later' }),
    appliedBefore: blank(moment).meta({ description: 'Submitted before this moment' }),
    tag: blank(z.uuid()).meta({ description: 'Key of a tag' }),
    assignee: blank(z.string().regex(/^[\w-]{1,100}$/)).meta({
      description: 'Who looks after it: key of a member of staff, `me`, or `nobody`',
    }),
    q: blank(z.string().trim().max(100)).meta({
      description: 'Name in any script, e-mail, phone, reference, organisation',
    }),
  })
  .meta({ id: 'RegistrationFilter' });
export type RegistrationFilter = z.output<typeof registrationFilter>;

/** In which order a list stands; `queue` puts first what is due first, `match` what fits best what was searched for. */
export const SORTS = ['queue', 'oldest', 'newest', 'changed', 'name', 'match'] as const;
export type Sort = (typeof SORTS)[number];

export const listInput = registrationFilter.extend({
  sort: blank(z.enum(SORTS)).meta({ description: 'Order; oldest first where none is named' }),
  cursor: blank(z.string().max(200)),
  limit: blank(z.coerce.number().int().min(1).max(200)),
});
export type ListInput = z.output<typeof listInput>;

/** Which page of the waiting list, and of which pool. */
export const lineInput = z.object({
  pool: blank(z.enum(['domestic', 'international'])),
  page: blank(z.coerce.number().int().min(1).max(10_000)),
});
export type LineInput = z.output<typeof lineInput>;
