import { publicScope } from '@/app/_server/scope';
import { SECURITY_HEADERS } from '@/app/_server/security-headers';
import { partnersOf } from '@/lib/delegation/queries';
import { currentEdition } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { days } from '@/messages/dates';
import { isLocale } from '@/messages/locales';
import { type Shared, sharePicture } from '../picture';

// One for each language; another is drawn only when the edition says something else.
const drawn = new Map<string, { of: string; picture: Promise<Buffer> }>();

type Context = { params: Promise<{ picture: string }> };

/** `/share/en.png` */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const [locale, ending, more] = (await params).picture.split('.');
  if (!isLocale(locale) || ending !== 'png' || more !== undefined) return new Response(null, { status: 404 });
  const scope = await publicScope();
  const edition = await currentEdition(scope);
  const shared: Shared = {
    locale,
    name: inLanguage(edition.name, locale),
    days: days(edition.startsOn, edition.endsOn, locale),
    city: inLanguage(edition.city, locale),
    hostCity: edition.city.en,
    partnerKeys: (await partnersOf(scope, edition.id)).map(({ key }) => key),
  };
  return new Response(new Uint8Array(await kept(shared)), {
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=3600',
      // Others show it beside their link to us.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}

function kept(shared: Shared): Promise<Buffer> {
  const of = JSON.stringify(shared);
  const known = drawn.get(shared.locale);
  if (known?.of === of) return known.picture;
  const picture = sharePicture(shared);
  drawn.set(shared.locale, { of, picture });
  // What failed is tried again by the next who asks.
  picture.catch(() => drawn.delete(shared.locale));
  return picture;
}
