import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readPending } from '@/app/_server/pending-sign-in';
import { Bidi } from '@/app/_ui/bidi';
import { TextPage } from '@/app/_ui/text-page';
import { CodeForm } from '@/app/[locale]/_application/code-form';
import { SIGN_IN_MINUTES } from '@/lib/challenge/rules';
import { enterCode } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('signIn');
  return { title: words('codeTitle'), robots: { index: false } };
}

/** Says the same whether the address is known or not. */
export default async function CodePage() {
  const [words, waiting] = await Promise.all([getTranslations('signIn'), readPending()]);
  if (!waiting) redirect('/sign-in');
  return (
    <TextPage>
      <header className="grid gap-3">
        <h1 className="text-2xl sm:text-3xl">{words('codeTitle')}</h1>
        <p className="text-lg text-muted">
          {words.rich('codeLead', {
            email: waiting.email,
            minutes: SIGN_IN_MINUTES,
            mail: (chunks) => (
              <strong className="font-semibold text-ink">
                <Bidi>{chunks}</Bidi>
              </strong>
            ),
          })}
        </p>
      </header>
      <CodeForm
        action={enterCode}
        words={{ label: words('code'), help: words('codeHelp'), submit: words('codeSubmit') }}
      />
      <p>
        <a
          className="link"
          href={waiting.next ? `/sign-in?next=${encodeURIComponent(waiting.next)}` : '/sign-in'}
        >
          {words('again')}
        </a>
      </p>
    </TextPage>
  );
}
