import type { ConsentPurpose } from '@/db/schema';
import { publish, saveDraft } from '@/lib/consent/documents';
import { documentsOf, draftsOf } from '@/lib/consent/queries';
import type { Actor } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { inEvery } from '@/lib/edition/texts';
import type { House } from './house';
import { organiser } from './people';

/** The same text in the languages of the desk. */
export const saying = (text: string) => inEvery({ en: text, ru: text });

export async function draft(
  house: House,
  purpose: ConsentPurpose,
  text: string,
  { seen, actor = organiser }: { seen?: string; actor?: Actor } = {},
) {
  const [newest] = await documentsOf(house, purpose);
  const written = (await draftsOf(house.scope(organiser))).ok
    ? expectOk(await draftsOf(house.scope(organiser))).find((one) => one.purpose === purpose)?.written
    : undefined;
  return saveDraft(house.scope(actor), {
    purpose,
    written: saying(text),
    seen: seen === undefined ? inEvery(written ?? newest?.written) : saying(seen),
  });
}

/** Publishes a text as the next version, asking again where told so. */
export async function publishText(
  house: House,
  purpose: ConsentPurpose,
  text: string,
  asksAgain = false,
): Promise<number> {
  expectOk(await draft(house, purpose, text));
  return expectOk(await publish(house.scope(organiser), { purpose, seen: saying(text), asksAgain }));
}
