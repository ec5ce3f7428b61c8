import { expectOk } from '@/lib/core/result';
import { changePhoto } from '@/lib/photo/commands';
import { cutInput } from '@/lib/photo/input';
import type { House } from './house';
import { application, delegate, NOW } from './people';
import { jpeg } from './pictures';

const AGREES = { personalData: true, terms: true, photoIdentification: true };

/** An application of somebody who agrees to be known by a photo. */
export const agreeing = (own: Record<string, unknown> = {}) => application({ consents: AGREES, ...own });

type Given = { sent?: Buffer; cut?: Record<string, unknown>; now?: Date };
/** Somebody gives a photo, as the page does. */
export async function givePhoto(house: House, reference: string, { sent, cut = {}, now = NOW }: Given = {}) {
  const { email } = await house.row(reference);
  return changePhoto(house.scope(delegate(email), now), reference, { sent, cut: cutInput.parse(cut) });
}

/** Somebody who agrees and has given a photo. */
export async function withPhoto(house: House, own: Record<string, unknown> = {}, now = NOW): Promise<string> {
  const { reference } = await house.submit(agreeing(own));
  expectOk(await givePhoto(house, reference, { sent: await jpeg(), now }));
  return reference;
}
