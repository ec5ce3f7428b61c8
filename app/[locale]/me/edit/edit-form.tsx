import { getLocale, getTranslations } from 'next-intl/server';
import { createElement } from 'react';
import { Button } from '@/app/_ui/button';
import { type Asked, QUESTIONS, questionsOf } from './questions';

/** One's own answers, as far as they may be changed in the present state. */
export async function EditForm({ answers, record }: Asked) {
  const [words, locale] = await Promise.all([getTranslations('me.editPage'), getLocale()]);
  const { editable, registration, edition } = record;
  return (
    <form method="post" action={`/${locale}/me/edit/save`} noValidate className="grid gap-7">
      {questionsOf(editable).map((field) => createElement(QUESTIONS[field], { key: field, answers, record }))}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-6">
        <Button size="large" className="w-full sm:w-auto">
          {words('submit')}
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
