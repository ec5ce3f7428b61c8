import { getLocale, getTranslations } from 'next-intl/server';
import { createElement } from 'react';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { type ChangedIdentity, IDENTITY_FIELDS } from '@/lib/registration/rules';
import { type Asked, QUESTIONS, questionsOf } from './questions';

type EditFormProps = Asked & { stops: readonly ChangedIdentity[] };

/** One's own answers, as far as they may be changed in the present state. */
export async function EditForm({ answers, record, stops }: EditFormProps) {
  const [words, locale] = await Promise.all([getTranslations('me.editPage'), getLocale()]);
  const { editable, registration, edition } = record;
  const asked = questionsOf(editable);
  // What is looked at again after the approval stands apart and says so before anything is typed.
  const identity =
    registration.state === 'approved'
      ? asked.filter((field) => IDENTITY_FIELDS.some((one) => one === field))
      : [];
  const question = (field: (typeof asked)[number]) =>
    createElement(QUESTIONS[field], { key: field, answers, record });
  return (
    <form method="post" action={`/${locale}/me/edit/save`} noValidate className="grid gap-7">
      <input type="hidden" name="reference" value={registration.reference} />
      {stops.length > 0 && <Stops fields={stops} />}
      {identity.length > 0 && (
        <fieldset className="grid gap-7 border-s-4 border-line ps-5">
          <legend className="mb-2 text-lg font-medium">{words('identity')}</legend>
          <p className="text-sm text-muted">{words('identityHelp')}</p>
          {identity.map(question)}
        </fieldset>
      )}
      {asked.filter((field) => !identity.includes(field)).map(question)}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-6">
        <Button size="large" className="w-full sm:w-auto">
          {words(stops.length > 0 ? 'stops.submit' : 'submit')}
        </Button>
        <a className="link inline-flex min-h-11 items-center" href={`/${locale}/me`}>
          {words('cancel')}
        </a>
      </div>
      {registration.state === 'approved' && (
        <p className="text-sm text-muted">{words('locked', { contact: edition.contactEmail })}</p>
      )}
    </form>
  );
}

/** What is about to be changed and what that means, with the word that the person knows it. */
async function Stops({ fields }: { fields: readonly ChangedIdentity[] }) {
  const [words, names] = await Promise.all([
    getTranslations('me.editPage.stops'),
    getTranslations('mail.fields'),
  ]);
  return (
    <div id="stops" tabIndex={-1}>
      <Notice tone="wait" role="alert" title={words('title')}>
        <p>{words('body')}</p>
        <ul className="list-disc ps-5">
          {fields.map((field) => (
            <li key={field}>{names(field)}</li>
          ))}
        </ul>
        <p>{words('after')}</p>
        <input type="hidden" name="knowsItStops" value="yes" />
      </Notice>
    </div>
  );
}
