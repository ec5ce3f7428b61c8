import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import { CodeForm } from '@/app/[locale]/_application/code-form';
import { SIGN_IN_MINUTES } from '@/lib/challenge/rules';
import { enterLetterCode, sendProofLetter } from './actions';
import { LetterForm } from './letter-form';

type ByLetterProps = { email: string; letter: string | undefined; next: string | undefined };

/** For who has no second factor: a code to one's own address, in two steps. */
export async function ByLetter({ email, letter, next }: ByLetterProps) {
  const [words, signIn] = await Promise.all([getTranslations('factor.proof'), getTranslations('signIn')]);
  const mail = (chunks: ReactNode) => (
    <strong className="font-semibold text-ink">
      <Bidi>{chunks}</Bidi>
    </strong>
  );
  if (!letter) {
    return (
      <section className="grid gap-4">
        <p>{words.rich('letterLead', { email, mail })}</p>
        <LetterForm action={sendProofLetter} next={next} label={words('sendLetter')} tone="primary" />
      </section>
    );
  }
  return (
    <section className="grid gap-4">
      <p>{words.rich('letterSent', { email, minutes: SIGN_IN_MINUTES, mail })}</p>
      <CodeForm
        action={enterLetterCode}
        name="letterCode"
        hidden={{ next, letter }}
        words={{ label: words('letterCode'), help: signIn('codeHelp'), submit: words('confirm') }}
      />
      <LetterForm action={sendProofLetter} next={next} label={words('again')} tone="quiet" />
    </section>
  );
}
