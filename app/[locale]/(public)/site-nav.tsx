import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { Icon } from '@/app/_ui/icon';
import { SITE_PAGES } from '@/lib/site/rules';

type SiteNavProps = {
  /** Where a narrow screen has no room for it in the header itself. */
  signIn?: { href: string; label: string } | undefined;
};

/** The pages of the site: a row where there is room, else behind one word. Works without script. */
export async function SiteNav({ signIn }: SiteNavProps) {
  const [words, locale, received] = await Promise.all([getTranslations('site.nav'), getLocale(), headers()]);
  const here = received.get('x-pathname');
  const links = [
    { path: '/', label: words('forum') },
    ...SITE_PAGES.map((page) => ({ path: `/${page}`, label: words(page) })),
  ];
  return (
    <nav aria-label={words('label')} className="max-sm:relative sm:order-last sm:basis-full">
      <details className="spread group">
        <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-1 rounded border border-edge px-2 text-sm font-medium text-ink [&::-webkit-details-marker]:hidden">
          {words('menu')}
          <Icon name="open" className="text-muted transition-transform group-open:rotate-180" />
        </summary>
        <div>
          <ul className="max-sm:absolute max-sm:inset-e-0 max-sm:top-full max-sm:z-10 max-sm:mt-1 max-sm:grid max-sm:w-64 max-sm:rounded max-sm:border max-sm:border-line max-sm:bg-surface max-sm:py-2 max-sm:shadow-float sm:flex sm:flex-wrap sm:gap-x-6 sm:border-t sm:border-line sm:pt-1">
            {links.map(({ path, label }) => (
              <li key={path}>
                <a
                  href={`/${locale}${path === '/' ? '' : path}`}
                  aria-current={here === path ? 'page' : undefined}
                  className="flex min-h-11 items-center text-ink underline-offset-8 hover:underline aria-[current]:font-semibold aria-[current]:text-river max-sm:px-4 sm:text-sm"
                >
                  {label}
                </a>
              </li>
            ))}
            {signIn && (
              <li className="border-t border-line max-sm:mt-2 max-sm:pt-2 sm:hidden">
                <a href={signIn.href} className="flex min-h-11 items-center px-4 font-medium text-river">
                  {signIn.label}
                </a>
              </li>
            )}
          </ul>
        </div>
      </details>
    </nav>
  );
}
