import { getLocale, getTranslations } from 'next-intl/server';
import { createElement } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { StateTag } from '@/app/_ui/tag';
import type { AskedItem } from '@/lib/registration/answers';
import { wordsOfColumns } from './column-words';
import { type Asked, QUESTIONS, questionsOf } from './questions';

/** A request thing by thing: each is kept by itself, and the answer is sent when all are done. */
export async function AnswerForm({ answers, record }: Asked) {
  const [words, own, me, locale] = await Promise.all([
    getTranslations('me.editPage'),
    getTranslations('answers.own'),
    getTranslations('me'),
    getLocale(),
  ]);
  const { request, asked, editable } = record;
  const done = asked.filter(({ isDone }) => isDone).length;
  return (
    <form method="post" action={`/${locale}/me/edit/save`} noValidate className="grid gap-8">
      <input type="hidden" name="reference" value={record.registration.reference} />
      {/* Enter in a field presses the first button of a form: that one keeps what was typed, and sends nothing. */}
      <button type="submit" name="save" value="typed" hidden tabIndex={-1} />
      {request?.note && (
        <Notice title={me('noteFrom')}>
          <p className="whitespace-pre-line">
            <Bidi>{request.note}</Bidi>
          </p>
        </Notice>
      )}
      {asked.length === 0 && <p>{words('answerOnlyNote')}</p>}
      {questionsOf(editable).map((field) => {
        const item = asked.find((one) => one.field === field);
        return (
          item && (
            <section
              key={field}
              id={`ask-${field}`}
              aria-labelledby={`ask-${field}-title`}
              className="grid scroll-mt-6 gap-4 border-t border-line pt-6"
            >
              <ItemHead item={item} />
              {createElement(QUESTIONS[field], { answers, record })}
              <div>
                <Button tone="quiet" name="save" value={field} className="w-full sm:w-auto">
                  {own(item.isDone ? 'save' : 'right')}
                </Button>
              </div>
            </section>
          )
        );
      })}
      <div className="grid gap-3 border-t border-line pt-6">
        {asked.length > 0 && (
          <p className="tabular font-medium">{own('progress', { done, all: asked.length })}</p>
        )}
        <p className="text-sm text-muted">{own('sendHelp')}</p>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button size="large" name="save" value="send" className="w-full sm:w-auto">
            {words('answerSubmit')}
          </Button>
          <a className="link inline-flex min-h-11 items-center" href={`/${locale}/me`}>
            {words('cancel')}
          </a>
        </div>
      </div>
    </form>
  );
}

/** What the thing is, whether it is done, what the reviewer wrote about it, and what it was when it was asked for. */
async function ItemHead({ item: { field, note, isDone, isChanged, before } }: { item: AskedItem }) {
  const [own, fields, shown] = await Promise.all([
    getTranslations('answers.own'),
    getTranslations('mail.fields'),
    wordsOfColumns(),
  ]);
  return (
    <header className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={`ask-${field}-title`} className="text-lg">
          {fields(field)}
        </h2>
        <StateTag tone={isDone ? 'good' : 'wait'}>{own(isDone ? 'done' : 'open')}</StateTag>
      </div>
      {note && (
        <p className="border-s-4 border-amber ps-3 whitespace-pre-line">
          <Bidi>{note}</Bidi>
        </p>
      )}
      {isDone && (
        <p className="text-sm text-muted">
          {before ? (
            <>
              {own('was')} <Bidi>{shown(field, before) || own('empty')}</Bidi>
            </>
          ) : (
            own(isChanged ? 'changedTo' : 'confirmed')
          )}
        </p>
      )}
    </header>
  );
}
