import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { editCookie } from '@/app/_server/cookies';
import { publicScope } from '@/app/_server/scope';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { Notice } from '@/app/_ui/notice';
import { TextPage } from '@/app/_ui/text-page';
import { parseInput } from '@/lib/core/input';
import type { OwnRecord } from '@/lib/dashboard/own';
import { openDraft } from '@/lib/registration/draft';
import { changesOf, type Typed } from '@/lib/registration/form';
import { editInput } from '@/lib/registration/input';
import { type ChangedIdentity, changedIdentity } from '@/lib/registration/rules';
import { answersOf } from '../../_application/answers';
import { Deadline } from '../deadline';
import { loadOwn } from '../load-own';
import { AnswerForm } from './answer-form';
import { faultsIn } from './answered-fields';
import { EditForm } from './edit-form';
import { typedOfRecord } from './typed-of-record';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('me.editPage');
  return { title: words('title'), robots: { index: false } };
}

type EditProps = {
  searchParams: Promise<{
    check?: string;
    stops?: string;
    kept?: string;
    incomplete?: string;
    late?: string;
  }>;
};

/** The fields that may be changed now; for an open request, the fields that it names. */
export default async function EditPage({ searchParams }: EditProps) {
  const [words, own, form, refusals, fields, locale, asked] = await Promise.all([
    getTranslations('me.editPage'),
    getTranslations('answers.own'),
    getTranslations('common.form'),
    getTranslations('refusals'),
    getTranslations('register.fields'),
    getLocale(),
    searchParams,
  ]);
  const { record } = await loadOwn(`/${locale}/me/edit`);
  if (!record || (record.editable.length === 0 && !record.request)) redirect(`/${locale}/me`);
  const { request, edition, registration } = record;
  const { check, stops, kept, incomplete, late } = asked;
  const before = check || stops || kept || incomplete || late ? await typedBefore() : undefined;
  // Somebody else may have signed in where a session had ended.
  const isOwn = !late || before?.reference === registration.reference;
  const typed = { ...typedOfRecord(record), ...(isOwn && before) };
  const faults = check || stops ? faultsIn(checkedIn(check ?? '', record), typed) : [];
  // What is about to stop the ticket is told by what was typed, and by the record if it has changed meanwhile.
  const stopping = stops && faults.length === 0 ? changedIn(typed, record) : [];
  const answers = answersOf(typed, faults, (code) => refusals(`fields.${code}` as 'fields.required'));
  const left = record.asked.filter(({ isDone }) => !isDone).length;
  return (
    <TextPage isInner>
      <header className="grid gap-2">
        <h1 className="text-2xl">{words(request ? 'answerTitle' : 'title')}</h1>
        {request ? (
          <Deadline at={request.deadlineAt} edition={edition} />
        ) : (
          <p className="text-muted">{words(registration.state === 'approved' ? 'lead' : 'leadOpen')}</p>
        )}
      </header>
      {late && isOwn && (
        <Notice tone="wait" role="status">
          {words('late')}
        </Notice>
      )}
      {request && kept && (
        <Notice tone="good" role="status">
          {own('kept', { left })}
        </Notice>
      )}
      <div id="problems" tabIndex={-1} className="grid gap-4 empty:hidden">
        {request && incomplete && left > 0 && (
          <Notice tone="wait" role="alert">
            {own('incomplete', { left })}
          </Notice>
        )}
        <ErrorSummary
          title={form('summaryTitle', { count: faults.length })}
          errors={faults.map(({ path, code }) => ({
            id: path,
            message: `${fields(`${path}.label` as 'email.label')}: ${refusals(`fields.${code}` as 'fields.required')}`,
          }))}
        />
      </div>
      {request ? (
        <AnswerForm record={record} answers={answers} />
      ) : (
        <EditForm record={record} answers={answers} stops={stopping} />
      )}
    </TextPage>
  );
}

async function typedBefore(): Promise<Typed | undefined> {
  const token = await editCookie.read();
  return token ? (await openDraft(await publicScope(), token))?.typed : undefined;
}

function changedIn(typed: Typed, { registration, editable }: OwnRecord): ChangedIdentity[] {
  const parsed = parseInput(editInput, changesOf(typed, editable));
  if (!parsed.ok || registration.state !== 'approved') return [];
  const { nameLatin, ...said } = parsed.value;
  return changedIdentity(registration, {
    ...registration,
    givenLatin: nameLatin?.given ?? registration.givenLatin,
    surnameLatin: nameLatin ? (nameLatin.surname ?? null) : registration.surnameLatin,
    nameNative: said.nameNative ?? null,
    badgeName: said.badgeName ?? null,
    citizenship: said.citizenship ?? registration.citizenship,
    countryRepresented: said.countryRepresented ?? registration.countryRepresented,
  });
}

/** Which fields to say what is wrong with: of an answer those that were to be kept, otherwise all. */
function checkedIn(check: string, { request, editable }: OwnRecord): string[] {
  const named = check.split(',');
  return request ? editable.filter((field) => named.includes(field)) : editable;
}
