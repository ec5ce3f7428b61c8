import { getLocale, getTranslations } from 'next-intl/server';
import { Button, ButtonLink } from '@/app/_ui/button';
import type { Forum } from '@/lib/dashboard/forum';
import type { Draft } from '@/lib/registration/draft';
import { firstFaultyStep, offeredWith } from '@/lib/registration/form';
import { moment } from '@/messages/dates';

/** An application was begun in this browser: go on with it, or clear it away. */
export async function EntryDraft({ draft, forum: { edition } }: { draft: Draft; forum: Forum }) {
  const [words, locale] = await Promise.all([getTranslations('register.entry'), getLocale()]);
  const step = firstFaultyStep(draft.typed, offeredWith(edition, draft.typed, undefined)) ?? 'consents';
  return (
    <div className="grid justify-items-start gap-4">
      <ButtonLink
        href={`/${locale}/register/${step}`}
        tone="accent"
        size="large"
        className="w-full sm:w-auto"
      >
        {words('resume')}
      </ButtonLink>
      <p className="text-sm text-muted">
        {words('resumeHelp', { when: moment(draft.changedAt, locale, edition.timeZone) })}
      </p>
      <form method="post" action={`/${locale}/register/restart`}>
        <Button tone="quiet" size="small">
          {words('over')}
        </Button>
      </form>
    </div>
  );
}
