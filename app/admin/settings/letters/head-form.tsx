import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Head } from '@/lib/letter/head';
import { ActionForm } from '../../_desk/action-form';
import { KeptArea, KeptChecks, KeptInput } from '../../_desk/kept-fields';
import { saveHead } from './actions';

/** The fields of the letterhead. A file is chosen anew each time: no browser gives one back. */
export async function HeadForm({ head }: { head: Head }) {
  const words = await getTranslations('letters.head');
  return (
    <ActionForm action={saveHead} name="head" className="grid max-w-text gap-8">
      <input type="hidden" name="seen" value={head.version} />
      <Words head={head} language="en" />
      <Words head={head} language="ru" />
      <fieldset className="grid gap-5">
        <legend className="mb-3 text-lg font-semibold">{words('pictures')}</legend>
        <Picture name="logo" remove="doesRemoveLogo" isThere={head.logo !== null} />
        <Picture name="signature" remove="doesRemoveSignature" isThere={head.signature !== null} />
      </fieldset>
      <p>
        <Button>{words('save')}</Button>
      </p>
    </ActionForm>
  );
}

async function Words({ head, language }: { head: Head; language: 'en' | 'ru' }) {
  const [words, common] = await Promise.all([
    getTranslations('letters.head'),
    getTranslations('common.form'),
  ]);
  const suffix = language === 'en' ? 'En' : 'Ru';
  const shared = { optional: common('optional'), lang: language };
  // As long as nothing was decided, the name of the organiser stands there by itself.
  const issuer = head.version === 0 ? '' : head.issuer[language];
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-3 text-lg font-semibold">
        {words(language === 'en' ? 'english' : 'russian')}
      </legend>
      <KeptInput
        {...shared}
        name={`issuer${suffix}`}
        label={words('issuer')}
        help={words('issuerHelp')}
        defaultValue={issuer}
        maxLength={200}
      />
      <KeptArea
        {...shared}
        name={`address${suffix}`}
        label={words('address')}
        help={words('addressHelp')}
        defaultValue={head.address[language]}
        maxLength={400}
      />
      <KeptInput
        {...shared}
        name={`signatory${suffix}`}
        label={words('signatory')}
        help={words('signatoryHelp')}
        defaultValue={head.signatory[language]}
        maxLength={120}
      />
      <KeptInput
        {...shared}
        name={`post${suffix}`}
        label={words('post')}
        defaultValue={head.post[language]}
        maxLength={200}
      />
    </fieldset>
  );
}

type PictureProps = { name: 'logo' | 'signature'; remove: string; isThere: boolean };

async function Picture({ name, remove, isThere }: PictureProps) {
  const [words, common] = await Promise.all([
    getTranslations('letters.head'),
    getTranslations('common.form'),
  ]);
  return (
    <>
      <KeptInput
        name={name}
        type="file"
        accept=".svg,.png,image/svg+xml,image/png"
        label={words(name)}
        help={`${words(isThere ? 'pictureIs' : 'pictureNone')} ${words('pictureHelp')}`}
        optional={common('optional')}
        className="read-only:bg-surface!"
      />
      {isThere && (
        <KeptChecks
          name={remove}
          legend={words(name)}
          choices={[{ value: 'yes', label: words(name === 'logo' ? 'removeLogo' : 'removeSignature') }]}
        />
      )}
    </>
  );
}
