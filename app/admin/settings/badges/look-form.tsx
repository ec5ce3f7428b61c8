import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { StandingLook } from '@/lib/badge/styling';
import { ActionForm } from '../../_desk/action-form';
import { KeptChecks, KeptInput } from '../../_desk/kept-fields';
import { saveLook } from './actions';

/** The fields of the look. A file is chosen anew each time: no browser gives one back. */
export async function LookForm({ standing: { look, seen } }: { standing: StandingLook }) {
  const [words, common] = await Promise.all([getTranslations('badges.look'), getTranslations('common.form')]);
  const optional = common('optional');
  return (
    <ActionForm action={saveLook} name="look" className="grid max-w-text gap-5">
      <input type="hidden" name="seen" value={seen} />
      <KeptInput
        name="headColour"
        type="color"
        label={words('headColour')}
        help={words('headColourHelp')}
        defaultValue={look.headColour}
        className="h-12 p-1! read-only:bg-surface!"
      />
      <KeptInput
        name="firstLine"
        label={words('firstLine')}
        help={words('lineHelp')}
        optional={optional}
        defaultValue={look.lines[0]}
        maxLength={80}
      />
      <KeptInput
        name="secondLine"
        label={words('secondLine')}
        optional={optional}
        defaultValue={look.lines[1]}
        maxLength={80}
      />
      <KeptInput
        name="logo"
        type="file"
        accept=".svg,.png,image/svg+xml,image/png"
        label={words('logo')}
        help={`${words(look.logo ? 'logoIs' : 'logoNone')} ${words('logoHelp')}`}
        optional={optional}
        className="read-only:bg-surface!"
      />
      {look.logo && (
        <KeptChecks
          name="doesRemoveLogo"
          legend={words('logo')}
          choices={[{ value: 'yes', label: words('removeLogo') }]}
        />
      )}
      <p>
        <Button>{words('save')}</Button>
      </p>
    </ActionForm>
  );
}
