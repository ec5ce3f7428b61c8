import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';

/** What a device shows that is no longer one of ours. */
export async function Revoked() {
  const words = await getTranslations('gate');
  return (
    <main id="content" className="mx-auto grid min-h-dvh w-full max-w-text content-center gap-6 px-5 py-10">
      <h1 className="text-2xl sm:text-3xl">{words('revokedTitle')}</h1>
      <p className="text-lg text-muted">{words('revokedLead')}</p>
      <p>
        <ButtonLink href="/gate/enrol">{words('enrolAgain')}</ButtonLink>
      </p>
    </main>
  );
}
