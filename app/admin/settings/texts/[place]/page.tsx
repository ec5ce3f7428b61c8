import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { ProseText } from '@/app/_ui/prose-text';
import { TEXT_PLACES, type TextPlace } from '@/lib/edition/input';
import { currentSettings } from '@/lib/edition/queries';
import { inEvery, textsOf } from '@/lib/edition/texts';
import type { Locale } from '@/messages/locales';
import { ActionForm } from '../../../_desk/action-form';
import { deskScope, opened } from '../../../_desk/door';
import { GoButton } from '../../../_desk/go';
import { TEXTS, textAddress } from '../../addresses';
import { TextFields } from '../../text-fields';
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
  return (
    <>
      <PageHeader
        title={words(`texts.place.${place}`)}
        lead={words(`texts.where.${place}`)}
        actions={<GoButton href={TEXTS}>{words('titleOf.texts')}</GoButton>}
      />
      <ActionForm action={saveText} name="text" className="grid max-w-5xl gap-6">
        <input type="hidden" name="place" value={place} />
        <p className="text-sm text-muted">{words('texts.how')}</p>
        <TextFields
          name="written"
          present={inEvery(texts[place])}
          rows={7}
          below={(locale) => <Otherwise place={place} locale={locale} />}
        />
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

/** What stands there as long as nobody has written anything. */
async function Otherwise({ place, locale }: { place: TextPlace; locale: Locale }) {
  const words = await getTranslations('admin.settings.texts');
  const text = catalogueText(place, locale);
  return (
    <details>
      <summary className="cursor-pointer text-sm text-river">{words('otherwise')}</summary>
      {text === '' ? (
        <p className="pt-2 text-sm text-muted">{words('otherwiseNothing')}</p>
      ) : (
        <div className="pt-2 text-sm text-muted">
          <ProseText text={text} lang={locale} className="grid gap-2" />
        </div>
      )}
    </details>
  );
}
