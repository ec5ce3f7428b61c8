import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { builtIn, type WordingVersion } from '@/lib/mail/rewording';
import type { WordedKind } from '@/lib/mail/samples';
import { direction, LOCALES } from '@/messages/locales';
import { ActionForm } from '../../../_desk/action-form';
import { KeptArea, KeptInput } from '../../../_desk/kept-fields';
import { saveWording } from '../actions';
import { LetterSight } from './letter-sight';

/** The words that count, in every language, to be written over; the platform's own lie beside them where they differ. */
export async function WordingForm({
  kind,
  current,
}: {
  kind: WordedKind;
  current: WordingVersion | undefined;
}) {
  const words = await getTranslations('admin.settings');
  const nameOf = (locale: (typeof LOCALES)[number]) => words(`language.${locale}`);
  return (
    <ActionForm action={saveWording} name="wording" className="grid max-w-5xl gap-6">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="seen" value={current?.number ?? 0} />
      <div className="grid gap-8 lg:grid-cols-2">
        {LOCALES.map((locale) => {
          const [platform, own] = [builtIn(kind, locale), current?.written[locale]];
          return (
            <div key={locale} className="grid content-start gap-3">
              <KeptInput
                name={`${locale}.subject`}
                label={words('mail.subject', { language: nameOf(locale) })}
                lang={locale}
                dir={direction(locale)}
                maxLength={600}
                defaultValue={(own ?? platform).subject}
              />
              <KeptArea
                name={`${locale}.body`}
                label={words('mail.body', { language: nameOf(locale) })}
                lang={locale}
                rows={12}
                maxLength={6000}
                defaultValue={(own ?? platform).body}
              />
              {own && (
                <details>
                  <summary className="cursor-pointer text-sm text-river">{words('mail.builtIn')}</summary>
                  <div
                    lang={locale}
                    dir={direction(locale)}
                    className="pt-2 text-sm whitespace-pre-line text-muted"
                  >
                    {`${platform.subject}\n\n${platform.body}`}
                  </div>
                </details>
              )}
            </div>
          );
        })}
      </div>
      <LetterSight kind={kind} words={{ asText: words('mail.asText'), asLetter: words('mail.asLetter') }} />
      <div className="flex flex-wrap gap-3">
        <Button name="step" value="save">
          {words('mail.save')}
        </Button>
        <Button name="step" value="check" tone="quiet">
          {words('mail.preview')}
        </Button>
      </div>
    </ActionForm>
  );
}
