import { and, eq } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { registration, reviewNote } from '@/db/schema';
import { factRows, record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { NoteEdit, NoteInput } from './input';
import { mayEditNote, mayWorkQueue } from './policy';
import { idOf } from './queries';

type NoteRefusal = 'NOT_ALLOWED' | 'NOT_FOUND';

/** Writes a note for colleagues onto a registration; the applicant never sees it. */
export function writeNote(
  scope: Scope,
  { reference, text }: NoteInput,
): Promise<Result<{ id: string }, NoteRefusal>> {
  return inTransaction<{ id: string }, NoteRefusal>(scope, async (tx) => {
    if (!mayWorkQueue(tx.actor)) return refuse('NOT_ALLOWED');
    const registrationId = await idOf(tx, reference);
    if (!registrationId) return refuse('NOT_FOUND');
    const id = newId();
    const note = { id, registrationId, text, writtenBy: actorKey(tx.actor), writtenAt: tx.now };
    const fact = {
      action: 'note.written',
      subject: `registration:${registrationId}`,
      after: { note: id },
      personal: { text },
    };
    await insertAll(tx.db, rowsFor(reviewNote, [note]), ...factRows(tx, [fact]));
    return ok({ id });
  });
}

/** Changes the words of one's own note; the audit keeps those before. */
export function editNote(scope: Scope, { id, text }: NoteEdit): Promise<Result<void, NoteRefusal>> {
  return inTransaction<void, NoteRefusal>(scope, async (tx) => {
    if (!mayWorkQueue(tx.actor)) return refuse('NOT_ALLOWED');
    const edition = await currentEdition(tx);
    const [found] = await tx.db
      .select({ note: reviewNote })
      .from(reviewNote)
      .innerJoin(registration, eq(registration.id, reviewNote.registrationId))
      .where(and(eq(reviewNote.id, id), eq(registration.editionId, edition.id)))
      .for('update', { of: reviewNote });
    if (!found) return refuse('NOT_FOUND');
    const { note } = found;
    if (!mayEditNote(tx.actor, note)) return refuse('NOT_ALLOWED');
    if (note.text === text) return ok(undefined);
    await tx.db.update(reviewNote).set({ text, editedAt: tx.now }).where(eq(reviewNote.id, id));
    await record(tx, {
      action: 'note.edited',
      subject: `registration:${note.registrationId}`,
      after: { note: id },
      personal: { before: note.text, after: text },
    });
    return ok(undefined);
  });
}
