import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { type Description, DescriptionList } from '@/app/_ui/description-list';
import { FILE_FIELDS } from '@/db/schema';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import type { DeskClock } from '../../_desk/clock';
import { Countdown } from '../../_desk/countdown';
import { KeptInput } from '../../_desk/kept-fields';
import { revealOne } from './reveal-actions';
import { ShownFor } from './shown-for';
import { vaultFieldNames, vaultWords } from './vault-words';

type ConfidentialProps = { record: RegistrationRecord; clock: DeskClock; now: Date };

/** What the vault keeps: sealed, and shown one by one to who says why. */
export async function Confidential({ record, clock, now }: ConfidentialProps) {
  if (!record.confidential) return null;
  const [words, nameOf, saidOf] = await Promise.all([
    getTranslations('admin.record.confidential'),
    vaultFieldNames(),
    vaultWords(),
  ]);
  const { reference } = record.registration;
  const items = record.confidential.map(({ field, isKept, end, shown }): Description => {
    if (shown)
      return {
        key: field,
        term: nameOf(field),
        detail: (
          <ShownFor leftMs={shown.until.getTime() - now.getTime()}>
            {FILE_FIELDS.some((one) => one === field) && (
              <p>
                <a className="link" href={`/admin/registrations/${reference}/files/${field}.file`}>
                  {words('openFile')}
                </a>
              </p>
            )}
            {saidOf(field, shown.parts).map(({ name, text }) => (
              <p key={name ?? field} className="whitespace-pre-line">
                {name && <span className="text-muted">{name}: </span>}
                <Bidi>{text}</Bidi>
              </p>
            ))}
            <p className="text-muted">
              <Countdown
                leftMs={shown.until.getTime() - now.getTime()}
                written={words('until', { time: clock.time(shown.until) })}
                words={words('left', { time: '{time}' })}
              />
            </p>
          </ShownFor>
        ),
      };
    return {
      key: field,
      term: nameOf(field),
      detail: isKept ? (
        <details>
          <summary className="flex cursor-pointer list-none flex-wrap gap-x-3">
            <span className="text-muted">{words('kept')}</span>
            {end && (
              <span className="tabular" dir="ltr">
                •••• {end}
              </span>
            )}
            <span className="link">{words('show')}</span>
          </summary>
          <ScopedForm
            name={`reveal-${field}`}
            label={words('showThis', { field: nameOf(field) })}
            className="grid gap-3 py-2"
          >
            <input type="hidden" name="reference" value={reference} />
            <input type="hidden" name="field" value={field} />
            <KeptInput
              name="reason"
              label={words('reason')}
              help={words('reasonHelp')}
              maxLength={200}
              autoComplete="off"
            />
            <p>
              <Button size="small">{words('showNow')}</Button>
            </p>
          </ScopedForm>
        </details>
      ) : (
        <span className="text-muted">{words('none')}</span>
      ),
    };
  });
  return (
    <section aria-labelledby="confidential" className="grid gap-2">
      <h2 id="confidential" className="text-lg">
        {words('title')}
      </h2>
      {record.confidential.some(({ isKept }) => isKept) && (
        <p className="max-w-text text-muted">{words('lead')}</p>
      )}
      <ActionScope action={revealOne}>
        <DescriptionList items={items} />
      </ActionScope>
    </section>
  );
}
