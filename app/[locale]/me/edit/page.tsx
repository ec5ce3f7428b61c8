import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { editCookie } from '@/app/_server/cookies';
import { publicScope } from '@/app/_server/scope';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { type FieldFault, parseInput } from '@/lib/core/input';
import type { OwnRecord } from '@/lib/dashboard/own';
import { openDraft } from '@/lib/registration/draft';
import { changesOf, type Typed } from '@/lib/registration/form';
import { editInput } from '@/lib/registration/input';
import { type ChangedIdentity, changedIdentity } from '@/lib/registration/rules';
import { moment } from '@/messages/dates';
import { answersOf } from '../../_application/answers';
import { loadOwn } from '../load-own';
import { EditForm } from './edit-form';
import { typedOfRecord } from './typed-of-record';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('me.editPage');
  return { title: words('title'), robots: { index: false } };
}

type EditProps = { searchParams: Promise<{ check?: string; stops?: string }> };

/** The fields that may be changed now; for an open request, the fields that it names. */
export default async function EditPage({ searchParams }: EditProps) {
  const [words, form, refusals, fields, locale, { check, stops }] = await Promise.all([
    getTranslations('me.editPage'),
    getTranslations('common.form'),
    getTranslations('refusals'),
    getTranslations('register.fields'),
    getLocale(),
    searchParams,
  ]);
  const { record } = await loadOwn(`/${locale}/me/edit`);
  if (!record || (record.editable.length === 0 && !record.request)) redirect(`/${locale}/me`);
  const kept = check || stops ? await typedBefore() : undefined;
  const typed = { ...typedOfRecord(record), ...kept };
  const faults = kept ? faultsOf(typed, record) : [];
  // What is about to stop the ticket is told by what was typed, and by the record if it has changed meanwhile.
  const stopping = stops && faults.length === 0 ? changedIn(typed, record) : [];
  const answers = answersOf(typed, faults, (code) => refusals(`fields.${code}` as 'fields.required'));
  const { request, edition, registration } = record;
  const lead = request
    ? words('answerLead', { by: moment(request.deadlineAt, locale, edition.timeZone) })
    : words(registration.state === 'approved' ? 'lead' : 'leadOpen');
  return (
    <main id="content" className="mx-auto grid max-w-page px-5 py-8 sm:py-12">
      <div className="grid max-w-text gap-6">
        <header className="grid gap-2">
          <h1 className="text-2xl">{words(request ? 'answerTitle' : 'title')}</h1>
          <p className="text-muted">{lead}</p>
        </header>
        <div id="problems" tabIndex={-1} className="empty:hidden">
          <ErrorSummary
            title={form('summaryTitle', { count: faults.length })}
            errors={faults.map(({ path, code }) => ({
              id: path,
              message: `${fields(`${path}.label` as 'email.label')}: ${refusals(`fields.${code}` as 'fields.required')}`,
            }))}
          />
        </div>
        <EditForm record={record} answers={answers} stops={stopping} />
      </div>
    </main>
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

function faultsOf(typed: Typed, { editable }: OwnRecord): FieldFault[] {
  const parsed = parseInput(editInput, changesOf(typed, editable));
  const errors = parsed.ok ? [] : (parsed.refusal.details?.errors as FieldFault[]);
  return errors.map(({ path, code }) => ({ path: path.replace(/\.\d+$/, ''), code }));
}
