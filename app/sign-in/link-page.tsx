import { getLocale, getTranslations } from 'next-intl/server';
import type { Answer } from '@/app/_server/sentences';
import { TextPage } from '@/app/_ui/text-page';
import { ConfirmForm } from './confirm-form';

type LinkPageProps = {
  kind: 'confirm' | 'invitation';
  token: string | string[] | undefined;
  action: (before: Answer, form: FormData) => Promise<Answer>;
};

/** What a link of a letter opens: a button. Reading it changes nothing, so mail scanners sign nobody in. */
export async function LinkPage({ kind, token, action }: LinkPageProps) {
  const [words, locale] = await Promise.all([getTranslations('signIn'), getLocale()]);
  return (
    <TextPage>
      <h1 className="text-2xl sm:text-3xl">{words(`${kind}Title`)}</h1>
      <ConfirmForm
        action={action}
        token={String(token ?? '')}
        words={{ lead: words(`${kind}Lead`), submit: words(`${kind}Submit`) }}
        waysOn={[
          { href: '/sign-in', label: words('toSignIn') },
          { href: `/${locale}`, label: words('toForum') },
        ]}
      />
    </TextPage>
  );
}
