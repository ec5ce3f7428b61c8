import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { Notice } from '@/app/_ui/notice';
import { ActionForm } from '@/app/admin/_desk/action-form';
import { KeptInput } from '@/app/admin/_desk/kept-fields';
import { badgeOf } from '@/lib/badge/queries';
import { completionOf } from '@/lib/completion/queries';
import { BADGE_LINE_LONGEST, brokenAs, suggestedLines } from '@/lib/completion/rules';
import { latinName } from '@/lib/registration/rules';
import { loadPart } from '../_parts/load-part';
import { PartPage } from '../_parts/part-page';
import { keepNames } from '../name-actions';
import { NameButtons } from './name-buttons';
import { Picture } from './picture';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complete.parts'))('names'), robots: { index: false } };
}

/** The name as it stands on the badge, line by line, beside the badge as the press sets it. */
export default async function NamesPage() {
  const { record, state } = await loadPart('names');
  const { registration } = record;
  const scope = await pageScope();
  const [words, form, common, locale, said, badge] = await Promise.all([
    getTranslations('complete.names'),
    getTranslations('complete.form'),
    getTranslations('common.form'),
    getLocale(),
    completionOf(scope, registration.id),
    badgeOf(scope, registration),
  ]);
  const name = registration.badgeName ?? latinName(registration);
  const broken = brokenAs(name, said?.badgeLines);
  const [first = '', second = ''] = broken.length > 1 || state.isDone ? broken : suggestedLines(name);
  const isPrinted = badge.state === 'printed' || badge.state === 'collected';
  // More than a line holds may be typed, so that what is too long can be seen and moved.
  const input = { maxLength: 4 * BADGE_LINE_LONGEST, autoComplete: 'off', spellCheck: false } as const;
  return (
    <PartPage record={record} state={state} lead={words('lead')}>
      {isPrinted && <Notice tone="wait">{words('printed')}</Notice>}
      <div className="grid">
        <ActionForm name="names" action={keepNames} className="grid gap-7">
          <input type="hidden" name="reference" value={registration.reference} />
          <KeptInput name="first" label={words('first')} defaultValue={first} {...input} />
          <KeptInput
            name="second"
            label={words('second')}
            optional={common('optional')}
            defaultValue={second}
            {...input}
          />
          <p className="text-sm text-muted">{words('identity')}</p>
          <NameButtons words={{ show: words('preview'), save: form('save'), knows: words('knows') }} />
          <figure className="grid gap-2">
            <figcaption className="grid gap-1">
              <span className="text-lg font-medium">{words('previewTitle')}</span>
              <span className="text-sm text-muted">{words('previewHelp')}</span>
            </figcaption>
            <Picture
              src={`/${locale}/me/complete/names/badge.svg?${new URLSearchParams({ of: String(scope.now.getTime()) })}`}
              alt={words('previewAlt')}
            />
          </figure>
        </ActionForm>
      </div>
    </PartPage>
  );
}
