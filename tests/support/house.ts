import { asc, eq, sql } from 'drizzle-orm';
import { auditFact, challenge, mailMessage, registration } from '@/db/schema';
import { type Actor, anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { verify } from '@/lib/dashboard/verify';
import type { SettingsInput } from '@/lib/edition/input';
import { currentEdition } from '@/lib/edition/queries';
import { openLetter } from '@/lib/mail/queries';
import { submit } from '@/lib/registration/commands';
import type { RegistrationInput } from '@/lib/registration/input';
import type { TaskKind } from '@/lib/task/rules';
import { changeSettings } from '@/lib/waitlist/settings';
import { test as base, type Database, expect } from './database';
import { application, NOW, organiser } from './people';

/** The house with one database of its own, and what a test wants to see of it; things happen at `present` unless told otherwise. */
export function openHouse(database: Database, present = () => NOW) {
  const { db } = database;
  const scope = (actor: Actor = system('test'), now = present()): Scope => database.scope(actor, now);
  return {
    ...database,
    scope,
    settings: async (changes: SettingsInput, now = present()) =>
      expectOk(await changeSettings(scope(organiser, now), (await currentEdition({ db })).id, changes)),
    submit: async (input: RegistrationInput = application(), actor: Actor = anonymous, now = present()) =>
      expectOk(await submit(scope(actor, now), input)),
    row: async (reference: string) => {
      const [found] = await db.select().from(registration).where(eq(registration.reference, reference));
      if (!found) throw new Error('no such registration');
      return found;
    },
    states: async (references: string[]) => {
      const rows = await db.select().from(registration);
      return references.map((reference) => rows.find((row) => row.reference === reference)?.state);
    },
    /** Every mail so far, oldest first, with what its letter says. */
    mails: async (kind?: string) => {
      const rows = await db
        .select()
        .from(mailMessage)
        .orderBy(asc(mailMessage.createdAt), asc(mailMessage.id));
      const opened = rows.map((row) => ({ ...row, letter: openLetter(row) }));
      return opened.filter((mail) => kind === undefined || mail.kind === kind);
    },
    facts: (subject: string) =>
      db.select().from(auditFact).where(eq(auditFact.subject, subject)).orderBy(asc(auditFact.id)),
    tasks: async (kind: TaskKind) => {
      const { rows } = await db.execute<{ payload: unknown; runAt: Date }>(sql`
        SELECT job.payload, job.run_at AS "runAt" FROM graphile_worker._private_jobs AS job
        JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
        WHERE task.identifier = ${kind} ORDER BY job.id`);
      return rows.map(({ payload, runAt }) => ({ payload, runAt: new Date(runAt) }));
    },
    /** The secrets that the newest letter to an address carries. */
    secretsFor: async (email: string) => {
      const letters = (await db.select().from(mailMessage).orderBy(asc(mailMessage.id)))
        .filter(({ recipient }) => recipient.toLowerCase() === email.toLowerCase())
        .map((row) => openLetter(row));
      const text = letters.at(-1)?.text ?? '';
      return {
        code: /^\d{6}$/m.exec(text)?.[0] ?? '',
        linkToken: /token=([\w-]+)/.exec(text)?.[1] ?? '',
      };
    },
    attemptsLeft: async (challengeId: string) => {
      const [found] = await db.select().from(challenge).where(eq(challenge.id, challengeId));
      return found?.attemptsLeft;
    },
    /** Seats, states, list and audit agree. */
    expectSound: async () => expect((await verify(scope())).faults).toEqual([]),
  };
}
export type House = ReturnType<typeof openHouse>;

export const test = base.extend<{ house: House }>({
  house: ({ database }, use) => use(openHouse(database)),
});
export { expect };
