import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { KeptArea, KeptInput } from '@/app/admin/_desk/kept-fields';
import { loadPart } from '../_parts/load-part';
import { PartForm } from '../_parts/part-form';
import { PartPage } from '../_parts/part-page';
import { keepNeeds } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complete.parts'))('needs'), robots: { index: false } };
}

/** Food and accessibility, which were asked in the application and may have changed since. */
export default async function NeedsPage() {
  const { record, state } = await loadPart('needs');
  const [words, fields, form] = await Promise.all([
    getTranslations('complete.needs'),
    getTranslations('register.fields'),
    getTranslations('common.form'),
  ]);
  return (
    <PartPage record={record} state={state} lead={words('lead')} isSealed>
      <PartForm name="needs" action={keepNeeds} reference={record.registration.reference}>
        <KeptArea
          name="accessNeeds"
          label={fields('accessNeeds.label')}
          help={fields('accessNeeds.help')}
          optional={form('optional')}
          maxLength={500}
          defaultValue={record.needs.accessNeeds}
        />
        <KeptInput
          name="diet"
          label={fields('diet.label')}
          help={fields('diet.help')}
          optional={form('optional')}
          maxLength={200}
          autoComplete="off"
          defaultValue={record.needs.diet}
        />
      </PartForm>
    </PartPage>
  );
}
