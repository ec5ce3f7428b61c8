import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import type { DeskClock } from '../../_desk/clock';
import { When } from '../../_desk/when';
import { actOnLetter } from './letter-actions';
import { LetterForms } from './letter-forms';

type LettersProps = { record: RegistrationRecord; clock: DeskClock };
const TONES = { valid: 'good', revoked: 'bad', ended: 'wait' } as const satisfies Record<string, Tone>;

/** The letters that were issued, and those that can be; of the others, what stands against them. */
export async function Letters({ record: { letters, registration }, clock }: LettersProps) {
  if (!letters) return null;
  const [words, refusals] = await Promise.all([getTranslations('letters'), getTranslations('refusals')]);
  return (
    <section aria-labelledby="letters" className="grid gap-3">
      <h2 id="letters" className="text-lg">
        {words('record.title')}
      </h2>
      <ActionScope action={actOnLetter}>
        {letters.issued.length > 0 && (
          <ul className="grid">
            {letters.issued.map((letter) => (
              <li key={letter.id} className="grid gap-2 border-b border-line py-3">
                <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <span className="font-medium">{words(`kind.${letter.kind}`)}</span>
                  <bdi className="tabular">{letter.number}</bdi>
                  <StateTag tone={TONES[letter.standing]}>{words(`standing.${letter.standing}`)}</StateTag>
                </p>
                <p className="text-sm text-muted">
                  {words.rich('record.issued', { when: () => <When at={letter.issuedAt} clock={clock} /> })}
                  {letter.revokeReason && ` · ${words(`reason.${letter.revokeReason as 'other'}`)}`}
                </p>
                {!letter.revokedAt && letter.mayOpen && <LetterForms letter={letter} />}
              </li>
            ))}
          </ul>
        )}
        <ul className="grid gap-2">
          {letters.offers.map(({ kind, fault }) => (
            <li key={kind} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span>{words(`kind.${kind}`)}</span>
              {fault ? (
                <span className="basis-full text-sm text-muted">{refusals(fault)}</span>
              ) : (
                <ScopedForm
                  name={`issue-${kind}`}
                  label={words('record.issueOne', { kind: words(`kind.${kind}`) })}
                >
                  <input type="hidden" name="reference" value={registration.reference} />
                  <input type="hidden" name="kind" value={kind} />
                  <Button size="small" tone="quiet">
                    {words('record.issue')}
                  </Button>
                </ScopedForm>
              )}
            </li>
          ))}
        </ul>
      </ActionScope>
    </section>
  );
}
