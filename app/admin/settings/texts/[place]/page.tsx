import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { ProseText } from '@/app/_ui/prose-text';
import { TEXT_PLACES, type TextPlace } from '@/lib/edition/input';
import { currentSettings } from '@/lib/edition/queries';
import { inEvery, textsOf } from '@/lib/edition/texts';
import { LOCALES } from '@/messages/locales';
import { ActionForm } from '../../../_desk/action-form';
import { deskScope, opened } from '../../../_desk/door';
import { GoButton } from '../../../_desk/go';
import { KeptArea } from '../../../_desk/kept-fields';
import { TEXTS, textAddress } from '../../addresses';
import { TextPreview } from '../../text-preview';
import { saveText } from '../actions';
import { catalogueText } from '../catalogue-text';

type TextPageProps = { params: Promise<{ place: string }> };
const isPlace = (text: string): text is TextPlace => (TEXT_PLACES as readonly string[]).includes(text);

export async function generateMetadata({ params }: TextPageProps): Promise<Metadata> {
  const { place } = await params;
  const words = await getTranslations('admin.settings');
  return { title: isPlace(place) ? words(`texts.place.${place}`) : words('titleOf.texts') };
}

/** One text in every language: written, looked at as its readers will, saved. */
export default async function TextPage({ params }: TextPageProps) {
  const { place } = await params;
  if (!isPlace(place)) notFound();
  const scope = await deskScope(textAddress(place));
  const edition = opened(await currentSettings(scope));
  const [words, texts] = await Promise.all([getTranslations('admin.settings'), textsOf(scope, edition.id)]);
  const present = inEvery(texts[place]);
  return (
    <>
      <PageHeader
        title={words(`texts.place.${place}`)}
        lead={words(`texts.where.${place}`)}
        actions={<GoButton href={TEXTS}>{words('titleOf.texts')}</GoButton>}
      />
      <ActionForm action={saveText} name="text" className="grid max-w-5xl gap-6">
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="seen" value={JSON.stringify(present)} />
        <p className="text-sm text-muted">{words('texts.how')}</p>
        <div className="grid gap-6 lg:grid-cols-2">
          {LOCALES.map((locale) => (
            <div key={locale} className="grid content-start gap-3">
              <KeptArea
                name={`written.${locale}`}
                label={words('texts.field', { language: words(`language.${locale}`) })}
                lang={locale}
                rows={7}
                maxLength={20_000}
                defaultValue={present[locale]}
              />
              <details>
                <summary className="cursor-pointer text-sm text-river">{words('texts.otherwise')}</summary>
                {catalogueText(place, locale) === '' ? (
                  <p className="pt-2 text-sm text-muted">{words('texts.otherwiseNothing')}</p>
                ) : (
                  <div className="pt-2 text-sm text-muted">
                    <ProseText text={catalogueText(place, locale)} lang={locale} className="grid gap-2" />
                  </div>
                )}
              </details>
            </div>
          ))}
        </div>
        <TextPreview />
        <div className="flex flex-wrap gap-3">
          <Button name="step" value="save">
            {words('texts.save')}
          </Button>
          <Button name="step" value="check" tone="quiet">
            {words('texts.preview')}
          </Button>
        </div>
      </ActionForm>
    </>
  );
}
