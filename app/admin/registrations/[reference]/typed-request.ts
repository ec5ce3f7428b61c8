import type { typedOf } from '@/app/_server/action';
import { instantAt } from '@/lib/edition/rules';
import { deskEdition } from '../../_desk/door';
import { noteName } from './note-name';

/** What a form of the desk says about a request: the fields ticked, a note on each, and the moment by the forum's clock. */
export async function typedRequest(typed: ReturnType<typeof typedOf>) {
  const fields = [typed.fields ?? []].flat();
  const wall = String(typed.deadlineAt ?? '');
  const { edition } = await deskEdition();
  return {
    fields,
    fieldNotes: Object.fromEntries(fields.map((field) => [field, String(typed[noteName(field)] ?? '')])),
    // A text that is no moment goes on as it is, so that the schema refuses it at its field.
    deadlineAt: wall === '' ? undefined : (instantAt(wall, edition.timeZone)?.toISOString() ?? wall),
  };
}
