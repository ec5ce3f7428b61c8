import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { ok, refuse } from '@/lib/core/result';
import { SHEET_COLUMNS } from '@/lib/invitation/columns';
import { mayManageInvitations } from '@/lib/invitation/policy';
import { LOCALES } from '@/messages/locales';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { CODES, TEMPLATE, UPLOAD } from '../codes-address';
import { UploadForm } from './upload-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.codes.upload'))('title') };
}

/** Codes out of a spreadsheet: a row for each. */
export default async function UploadCodesPage() {
  const scope = await deskScope(UPLOAD);
  opened(mayManageInvitations(scope.actor) ? ok(undefined) : refuse('NOT_ALLOWED'));
  const [words, messages, { locale, clock, edition }] = await Promise.all([
    getTranslations('admin.codes'),
    getMessages(),
    deskEdition(),
  ]);
  const language = new Intl.DisplayNames(locale, { type: 'language' });
  const zone = clock.zone(scope.now);
  return (
    <>
      <PageHeader
        eyebrow={<Go href={CODES}>{words('title')}</Go>}
        title={words('upload.title')}
        lead={words('upload.lead')}
        actions={<GoButton href={TEMPLATE}>{words('upload.template')}</GoButton>}
      />
      <NextIntlClientProvider
        locale={locale}
        messages={{ admin: { codes: { upload: messages.admin.codes.upload } } }}
        timeZone={edition.timeZone}
      >
        <UploadForm
          locale={locale}
          locales={LOCALES.map((value) => ({ value, label: language.of(value) ?? value }))}
        />
      </NextIntlClientProvider>
      <section aria-labelledby="columns" className="mt-10 grid gap-3">
        <h2 id="columns" className="text-lg">
          {words('upload.columns')}
        </h2>
        <p className="max-w-text text-muted">{words('upload.columnsLead')}</p>
        <Table
          caption={words('upload.columns')}
          rows={SHEET_COLUMNS.map((key) => ({ key }))}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              header: words('upload.columnName'),
              isRowHeader: true,
              cell: ({ key }) => words(`upload.column.${key}`),
            },
            {
              key: 'meaning',
              header: words('upload.columnMeaning'),
              cell: ({ key }) => words(`upload.meaning.${key}`, { zone }),
            },
          ]}
        />
      </section>
    </>
  );
}
