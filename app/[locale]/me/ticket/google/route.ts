import { seeOther } from '@/app/_server/form-post';
import { ownPass } from '@/app/_server/own-pass';
import { env } from '@/lib/core/env';
import { googleLink } from '@/lib/wallet/google';

type Context = { params: Promise<{ locale: string }> };

/** Leads to Google with a signed ticket: only who presses the button goes there, and nothing of ours asks Google anything. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const own = await ownPass((await params).locale, 'google');
  if (own instanceof Response) return own;
  const { pass, credential, editionId, locale } = own;
  return seeOther(await googleLink(pass, { origin: env().publicUrl, editionId, locale }, credential));
}
