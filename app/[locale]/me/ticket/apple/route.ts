import { attached } from '@/app/_server/file-headers';
import { ownPass } from '@/app/_server/own-pass';
import { applePass } from '@/lib/wallet/apple';

type Context = { params: Promise<{ locale: string }> };

/** The ticket as a file for Apple Wallet. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const own = await ownPass((await params).locale, 'apple');
  if (own instanceof Response) return own;
  const file = await applePass(own.pass, own.credential);
  return new Response(new Uint8Array(file), {
    headers: attached(`${own.pass.reference}.pkpass`, 'application/vnd.apple.pkpass'),
  });
}
