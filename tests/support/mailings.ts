import { eq, isNull } from 'drizzle-orm';
import { mailingReceiver, registration } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import type { Parcel } from '@/lib/mail/transport';
import { writeMailing } from '@/lib/mailing/commands';
import { type MailingInput, mailingInput } from '@/lib/mailing/input';
import { previewOf } from '@/lib/mailing/previewing';
import { mailingOf } from '@/lib/mailing/queries';
import { sendMailings } from '@/lib/mailing/sending';
import { startMailing } from '@/lib/mailing/steering';
import type { House } from './house';
import { application, minutesLater, NOW, organiser } from './people';

/** A mailing as it is typed, in English and Russian, about the forum and to everybody unless told otherwise. */
export const typedMailing = (own: Record<string, unknown> = {}): MailingInput =>
  mailingInput.parse({
    id: newId(),
    seen: 0,
    kind: 'forum',
    query: '',
    fallback: 'en',
    subject: { en: 'Buses to the venue', ru: 'Автобусы до площадки' },
    body: {
      en: 'Dear {name},\n\nbuses leave at 8:30. Show {reference} to the driver.',
      ru: 'Здравствуйте, {name}!\n\nАвтобусы отправляются в 8:30. Покажите водителю {reference}.',
    },
    ...own,
  });

export const drafting = async (house: House, own: Record<string, unknown> = {}): Promise<string> =>
  expectOk(await writeMailing(house.scope(organiser), typedMailing(own)));

/** What its page shows of a draft before it is started. */
export async function seenOf(house: House, id: string, by: Actor = organiser) {
  const one = expectOk(await mailingOf(house.scope(by), id));
  const preview = await previewOf(house.scope(by), one);
  return { id, seen: one.version, digest: preview.digest, preview };
}

export async function starting(house: House, id: string, ratePerMinute = 1000, now = NOW): Promise<number> {
  const { seen, digest } = await seenOf(house, id);
  return expectOk(await startMailing(house.scope(organiser, now), { id, seen, digest, ratePerMinute }));
}

const confirmAll = ({ db }: House) =>
  db.update(registration).set({ emailConfirmedAt: NOW }).where(isNull(registration.emailConfirmedAt));

/** People whose address is confirmed, each with what is given for them. */
export async function people(house: House, ...each: Record<string, unknown>[]): Promise<string[]> {
  const references = [];
  for (const own of each) references.push((await house.submit(application(own))).reference);
  await confirmAll(house);
  return references;
}

export const agreed = { consents: { personalData: true, terms: true, news: true } };

/** A post that keeps what it is given, after refusing as often as told. */
export function postOffice(refusals: object[] = []) {
  const parcels: Parcel[] = [];
  const post = async (parcel: Parcel) => {
    const refusal = refusals.shift();
    if (refusal) throw Object.assign(new Error('refused'), refusal);
    parcels.push(parcel);
  };
  return { parcels, post };
}
export type Office = ReturnType<typeof postOffice>;

/** Works on mailings until there is nothing to do, at a moment after all that the rate holds back. */
export async function workThrough(house: House, { post }: Office, now = minutesLater(60)): Promise<void> {
  const sender = await currentEdition(house);
  while ((await sendMailings(house.scope(undefined, now), post, sender)) > 0);
}

/** What became of each, by the number of the application. */
export const outcomesOf = async ({ db }: House, id: string): Promise<Record<string, string | null>> => {
  const rows = await db.select().from(mailingReceiver).where(eq(mailingReceiver.mailingId, id));
  return Object.fromEntries(rows.map(({ reference, outcome }) => [reference, outcome]));
};
