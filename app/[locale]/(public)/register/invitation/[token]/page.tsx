import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { publicScope } from '@/app/_server/scope';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { TextPage } from '@/app/_ui/text-page';
import { inLanguage } from '@/lib/edition/rules';
import { invitedBy } from '@/lib/invitation/queries';
import type { InvitationFault } from '@/lib/invitation/rules';
import { EntryState } from '../../entry-state';
import { InvitationTerms } from './invitation-terms';

type LandingProps = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('register.invitation');
  // Under `no-referrer` a browser posts the form without its origin, and we would refuse it.
  return { title: words('title'), robots: { index: false }, referrer: 'same-origin' };
}

/** Where the link of an invitation leads: who invites, to what and as whom, and one button. Reading it changes nothing. */
export default async function InvitationPage({ params }: LandingProps) {
  const [{ token }, words, locale, forum, scope] = await Promise.all([
    params,
    getTranslations('register.invitation'),
    getLocale(),
    loadForum(),
    publicScope(),
  ]);
  const invited = await invitedBy(scope, token);
  const { edition, registration } = forum;
  return (
    <TextPage gaps="wide" isInner>
      <header className="grid gap-3">
        <p className="text-muted">{words('from', { organiser: inLanguage(edition.organiser, locale) })}</p>
        <h1 className="text-2xl sm:text-3xl">
          {words('heading', { forum: inLanguage(edition.name, locale) })}
        </h1>
      </header>
      {!invited || invited.fault ? (
        <Ended fault={invited?.fault ?? 'code_unknown'} />
      ) : (
        <>
          <InvitationTerms invited={invited} edition={edition} />
          {registration.isOpen ? (
            <form
              method="post"
              action={`/${locale}/register/invitation/${token}/begin`}
              className="grid gap-3"
            >
              <Button tone="accent" size="large" className="w-full sm:w-auto sm:justify-self-start">
                {words('begin')}
              </Button>
              <p className="text-sm text-muted">{words('beginHelp')}</p>
            </form>
          ) : (
            <EntryState forum={forum} now={scope.now} />
          )}
        </>
      )}
    </TextPage>
  );
}

async function Ended({ fault }: { fault: InvitationFault }) {
  const [words, refusals, locale] = await Promise.all([
    getTranslations('register.invitation'),
    getTranslations('refusals.fields'),
    getLocale(),
  ]);
  return (
    <div className="grid justify-items-start gap-5">
      <Notice tone="wait" title={refusals(fault)}>
        <p>{words('endedHelp')}</p>
      </Notice>
      <ButtonLink href={`/${locale}/register`}>{words('ordinary')}</ButtonLink>
    </div>
  );
}
