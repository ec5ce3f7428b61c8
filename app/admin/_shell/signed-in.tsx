import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { SignOutButton } from '@/app/sign-in/sign-out-button';
import type { Role } from '@/lib/core/actor';
import { Go } from '../_desk/go';
import { LanguageSwitch } from './language-switch';

/** Who sits here, as what, and the way out. */
export async function SignedIn({ email, roles }: { email: string; roles: readonly Role[] }) {
  const [words, factor, common, locale] = await Promise.all([
    getTranslations('admin'),
    getTranslations('factor'),
    getTranslations('common'),
    getLocale(),
  ]);
  return (
    <div className="grid gap-3 text-sm">
      <p className="grid">
        <span className="truncate font-medium" title={email}>
          <Bidi>{email}</Bidi>
        </span>
        <span className="text-muted">{roles.map((role) => words(`roles.${role}`)).join(', ')}</span>
      </p>
      <p>
        <Go href="/admin/sessions" className="link">
          {words('sessions.own')}
        </Go>
      </p>
      <p>
        <Go href="/admin/security" className="link">
          {factor('title')}
        </Go>
      </p>
      <LanguageSwitch locale={locale} label={common('language')} />
      <SignOutButton label={common('signOut')} />
    </div>
  );
}
