import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import type { Scope } from '@/lib/core/scope';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { mayEditNote } from '@/lib/queue/policy';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import type { DeskClock } from '../../_desk/clock';
import { factWords } from '../../_desk/fact-words';
import { KeptArea } from '../../_desk/kept-fields';
import { When } from '../../_desk/when';
import { workOnOne } from './work-actions';

type NotesProps = { scope: Scope; record: RegistrationRecord; clock: DeskClock };

/** What colleagues tell each other: never seen by the applicant, changed by the author alone. */
export async function Notes({ scope, record, clock }: NotesProps) {
  const [words, facts] = await Promise.all([getTranslations('admin.record.notes'), factWords(record.actors)]);
  const { reference } = record.registration;
  return (
    <section aria-labelledby="notes" className="grid gap-4">
      <h2 id="notes" className="text-lg">
        {words('title')}
      </h2>
      <ActionScope action={workOnOne}>
        {record.notes.length > 0 && (
          <ol className="grid gap-4">
            {record.notes.map((note) => (
              <li key={note.id} className="grid gap-1 border-s-2 border-line ps-3">
                <p className="whitespace-pre-line">
                  <Bidi>{note.text}</Bidi>
                </p>
                <p className="text-sm text-muted">
                  <Bidi>{facts.who(note.writtenBy)}</Bidi> · <When at={note.writtenAt} clock={clock} />
                  {note.editedAt && (
                    <>
                      {' '}
                      · {words('edited')} <When at={note.editedAt} clock={clock} />
                    </>
                  )}
                </p>
                {mayEditNote(scope.actor, note) && (
                  <details>
                    <summary className="link w-fit cursor-pointer text-sm">{words('edit')}</summary>
                    <ScopedForm name={`note:${note.id}`} className="grid gap-3 pt-3">
                      <input type="hidden" name="id" value={note.id} />
                      <KeptArea name="text" label={words('text')} maxLength={4000} defaultValue={note.text} />
                      <Button tone="quiet" size="small" className="justify-self-start">
                        {words('save')}
                      </Button>
                    </ScopedForm>
                  </details>
                )}
              </li>
            ))}
          </ol>
        )}
        <ScopedForm name="note" className="grid gap-3">
          <input type="hidden" name="reference" value={reference} />
          <KeptArea name="text" label={words('new')} help={words('help')} maxLength={4000} keyName="KeyN" />
          <Button tone="quiet" size="small" className="justify-self-start">
            {words('write')}
          </Button>
        </ScopedForm>
      </ActionScope>
    </section>
  );
}
