import { getTranslations } from 'next-intl/server';
import { SignOutButton } from '../sign-out-button';

/** The way out for who came by mistake, or sits at somebody else's desk. */
export async function SignOut() {
  const [words, common] = await Promise.all([getTranslations('factor.proof'), getTranslations('common')]);
  return (
    <div className="flex flex-wrap items-center gap-4 border-t border-line pt-6 text-muted">
      {words('notYou')} <SignOutButton label={common('signOut')} />
    </div>
  );
}
