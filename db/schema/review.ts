import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns';
import { type RegistrationState, registration } from './registration';

/** What a reviewer decided: never changed, only followed by the next decision. */
export const decision = pgTable(
  'decision',
  {
    id: id(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registration.id),
    decision: text('decision').$type<'approve' | 'reject' | 'request_info' | 'cancel' | 'reset'>().notNull(),
    fromState: text('from_state').$type<RegistrationState>().notNull(),
    toState: text('to_state').$type<RegistrationState>().notNull(),
    reasonCode: text('reason_code'),
    note: text('note'),
    decidedBy: text('decided_by').notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [index('decision_registration').on(table.registrationId, table.decidedAt)],
);
