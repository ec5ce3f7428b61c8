import { desc, eq } from 'drizzle-orm';
import { decision, mailBounce, mailMessage, reviewNote, reviewTag, savedView } from '@/db/schema';
import { createToken } from '@/lib/auth/commands';
import { tokenActor } from '@/lib/auth/tokens';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { selectionOf } from '@/lib/dashboard/selection';
import { writeNote } from '@/lib/queue/notes';
import { addTag } from '@/lib/queue/tags';
import { saveView } from '@/lib/queue/views';
import { askBulk } from '@/lib/review/bulk';
import { decide } from '@/lib/review/commands';
import { prepare } from '@/lib/review/preparing';
import { openWave } from '@/lib/review/waves';
import { asking } from './badge-batch';
import type { House } from './house';
import { inviteOne } from './invitations';
import { application, daysLater, organiser } from './people';
import { signIn } from './sessions';

/** What stands in everything of the victim's that a stranger must not be shown. */
export const MARKS = ['Zyxvictim', 'zyxvictim', '+4915112345678', 'Zyxnote', 'Zyxview'];

const about = (n: string) =>
  application({
    email: `zyxvictim-${n}-${newId()}@people.example.org`,
    nameLatin: { surname: `Zyxvictim${n}`, given: 'Ana' },
    organisation: 'Zyxvictim Town Hall',
    phone: '+4915112345678',
    countryRepresented: 'DE',
    citizenship: 'DE',
    diet: 'Zyxvictim diet',
  });

/** One person of each kind of standing, and of all that hangs on people one thing, none of it a stranger's. */
export async function victimIn(house: House) {
  const now = new Date();
  const scope = house.scope(organiser, now);
  const submitted = await house.submit(about('a'), undefined, now);
  const approved = await house.submit(about('b'), undefined, now);
  expectOk(await decide(scope, approved.reference, { decision: 'approve' }));
  const { userId, sessionId } = (await signIn(house, `zyxvictim-${newId()}@forum.example.org`, ['reviewer']))
    .actor;
  const owner = house.scope({ ...organiser, userId, roles: ['organiser'] } as typeof organiser, now);
  expectOk(await writeNote(owner, { reference: submitted.reference, text: 'Zyxnote' }));
  expectOk(await addTag(owner, { reference: submitted.reference, name: 'Zyxtag' }));
  expectOk(await saveView(owner, { name: 'Zyxview', query: '', isShared: false }));
  const waveId = expectOk(await openWave(scope, { name: `Wave ${newId()}`, publishAt: daysLater(1, now) }));
  const chosen = async (reference: string) =>
    expectOk(await selectionOf(scope, { references: [reference] })).people;
  expectOk(await prepare(scope, { waveId, decision: 'approve' }, await chosen(submitted.reference)));
  const other = await house.submit(about('c'), undefined, now);
  const bulkId = newId();
  expectOk(await askBulk(scope, { id: bulkId, decision: 'approve' }, await chosen(other.reference)));
  const { token } = expectOk(await createToken(scope, { name: 'Zyxtoken', scopes: ['review'] }));
  const bounceId = newId();
  await house.db.insert(mailBounce).values({
    id: bounceId,
    mailId: newId(),
    registrationId: submitted.id,
    emailKey: 'zyxvictim@people.example.org',
    kind: 'permanent',
    status: '5.1.1',
    source: 'report',
    happenedAt: now,
    notedAt: now,
  });
  const newest = async <T extends { id: string }>(rows: Promise<T[]>) => (await rows).at(0)?.id ?? '';
  const { db } = house;
  const caller = await tokenActor(house, token);
  return {
    reference: submitted.reference,
    registrationId: submitted.id,
    approved: approved.reference,
    bulkReference: other.reference,
    userId,
    sessionId: sessionId ?? '',
    waveId,
    bulkId,
    tokenId: caller?.kind === 'token' ? caller.tokenId : '',
    bounceId,
    batchId: await asking(house, [approved.id]),
    invitationId: (await inviteOne(house, {}, now)).id,
    noteId: await newest(db.select().from(reviewNote).orderBy(desc(reviewNote.id))),
    tagId: await newest(db.select().from(reviewTag).orderBy(desc(reviewTag.id))),
    viewId: await newest(db.select().from(savedView).orderBy(desc(savedView.id))),
    decisionId: await newest(
      db.select().from(decision).where(eq(decision.registrationId, approved.id)).limit(1),
    ),
    letterId: await newest(
      db.select().from(mailMessage).where(eq(mailMessage.registrationId, submitted.id)).limit(1),
    ),
  };
}
export type Victim = Awaited<ReturnType<typeof victimIn>>;
