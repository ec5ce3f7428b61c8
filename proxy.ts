import { type NextRequest, NextResponse } from 'next/server';
import { DISPLAY_COOKIE, isUsual, takeDisplay, writeDisplay } from '@/app/_server/display';
import { LOCALE_COOKIE, preferredLocale, splitLocale } from '@/app/_server/locale';
import { contentSecurityPolicy, SECURITY_HEADERS } from '@/app/_server/security-headers';
import { proxyNonce, sharedCacheControl } from '@/app/_server/shared-page';
import { env, isDevelopment } from '@/lib/core/env';
import { DESK_LOCALES, isLocale, LOCALES } from '@/messages/locales';

/** Staff work in one place, whatever their language; everything else carries its language in the address. */
const WITHOUT_LOCALE = /^\/(admin|gate|sign-in)(\/|$)/;
const OF_STAFF = /^\/(admin|gate)(\/|$)/;
const REQUEST_ID = /^[\w-]{8,64}$/;
const YEAR_SECONDS = 31_536_000;

/** Language, nonce and request id. No database, no decision about rights: pages and commands ask for those. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  const chosen = searchParams.get(LOCALE_COOKIE);
  if (isLocale(chosen) && request.method === 'GET') return switchLocale(request, chosen);

  const displayed = request.method === 'GET' && keepDisplay(request);
  if (displayed) return displayed;

  const { locale: inPath, rest } = splitLocale(pathname);
  const locale =
    inPath ??
    preferredLocale(
      request.cookies.get(LOCALE_COOKIE)?.value,
      request.headers.get('accept-language'),
      OF_STAFF.test(pathname) ? DESK_LOCALES : LOCALES,
    );
  if (!inPath && !WITHOUT_LOCALE.test(pathname)) {
    const response = redirectTo(request, `/${locale}${pathname === '/' ? '' : pathname}`);
    response.headers.set('Vary', 'Accept-Language, Cookie');
    return response;
  }
  const response = secured(request, locale);
  const { method, headers } = request;
  const shared = inPath && sharedCacheControl({ method, headers, path: rest });
  if (shared) response.headers.set('Cache-Control', shared);
  return response;
}

/** `?locale=ru` on any address: a link without script that keeps the page and remembers the choice. */
function switchLocale(request: NextRequest, locale: string): NextResponse {
  const { locale: inPath, rest } = splitLocale(request.nextUrl.pathname);
  const response = redirectTo(request, inPath ? `/${locale}${rest === '/' ? '' : rest}` : rest);
  response.cookies.set(LOCALE_COOKIE, locale, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax' });
  return response;
}

/** How a reader wants to see the pages, as the panel in the header asks for it: kept, and the page shown again. */
function keepDisplay(request: NextRequest): NextResponse | undefined {
  const target = request.nextUrl.clone();
  const display = takeDisplay(target.searchParams);
  if (!display) return undefined;
  const response = NextResponse.redirect(target, 307);
  response.headers.set('Cache-Control', 'private, no-store');
  const maxAge = isUsual(display) ? 0 : YEAR_SECONDS;
  response.cookies.set(DISPLAY_COOKIE, writeDisplay(display), { path: '/', maxAge, sameSite: 'lax' });
  return response;
}

function redirectTo(request: NextRequest, pathname: string): NextResponse {
  const target = request.nextUrl.clone();
  target.pathname = pathname;
  target.searchParams.delete(LOCALE_COOKIE);
  const response = NextResponse.redirect(target, 307);
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

function secured(request: NextRequest, locale: string): NextResponse {
  const nonce = proxyNonce(request.headers) ?? crypto.getRandomValues(Buffer.alloc(16)).toString('base64');
  const isHttps = env().publicUrl.startsWith('https:');
  const path = request.nextUrl.pathname;
  const policy = contentSecurityPolicy(nonce, { path, isDevelopment, isHttps });
  const given = request.headers.get('x-request-id');
  const requestId = given && REQUEST_ID.test(given) ? given : crypto.randomUUID();

  // Set, never appended: what a stranger sent under these names is gone.
  const inward = new Headers(request.headers);
  inward.set('x-locale', locale);
  inward.set('x-pathname', splitLocale(path).rest);
  inward.set('x-nonce', nonce);
  inward.set('x-request-id', requestId);
  inward.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers: inward } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('X-Request-Id', requestId);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

export const config = { matcher: ['/((?!api/|_next/|.*\\.).*)'] };
