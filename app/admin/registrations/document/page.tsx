import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { refuse } from '@/lib/core/result';
import { maySearchDocuments } from '@/lib/registration/policy';
import { ActionForm } from '../../_desk/action-form';
import { deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { KeptInput } from '../../_desk/kept-fields';
import { DOCUMENT_SEARCH, LIST } from '../list-address';
import { findOne } from './actions';
import { Found } from './found';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complete.desk.search'))('title') };
}

/** Looks for somebody by the whole number of a document, which travels in the body of a POST and in no address. */
export default async function DocumentSearchPage() {
  const scope = await deskScope(DOCUMENT_SEARCH);
  if (!maySearchDocuments(scope.actor)) opened(refuse('NOT_ALLOWED'));
  const [words, record] = await Promise.all([
    getTranslations('complete.desk.search'),
    getTranslations('admin.record'),
  ]);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={<GoButton href={LIST}>{record('back')}</GoButton>}
      />
      <div className="grid max-w-text">
        <ActionForm name="document" action={findOne}>
          <KeptInput
            name="number"
            label={words('number')}
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
          />
          <Button className="justify-self-start">{words('submit')}</Button>
          <Found />
        </ActionForm>
      </div>
    </>
  );
}
