import { sql } from 'drizzle-orm';
import { anonymous, system } from '@/lib/core/actor';
import { expectOk, ok, type Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { endInvitations } from '@/lib/invitation/commands';
import { setCap } from '@/lib/pool/caps';
import { type Submitted, submit } from '@/lib/registration/commands';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import type { DecisionInput } from '@/lib/review/input';
import { moveRegistration } from '@/lib/review/moving';
import { prioritise, promoteByHand } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { changeSettings } from '@/lib/waitlist/settings';
import type { Database } from './database';
import { delegate, fromHome, minutesLater, organiser, tokenWith } from './people';
import { makingCode } from './steps-of-codes';
import { beginHistory, scopeOf, type World } from './world';

const HOLDER = 'holder@example.org';
const FIRST = 'first-in-line@example.org';

/** A full forum: `holder` has a seat that all are after, `first` waits before two others, and a code keeps the last seat. */
export type Contested = World & { holder: Submitted; first: Submitted; code: string };

export async function contest(database: Database): Promise<Contested> {
  const world = await beginHistory(database);
  const scope = scopeOf(world, organiser);
  expectOk(await changeSettings(scope, world.editionId, { capacity: 3, internationalReserve: 0 }));
  const making = makingCode(world, {
    do: 'makeCode',
    code: { pool: 'domestic', maxUses: 1, approves: false, isForAll: false },
    reserved: 1,
  });
  await making.real(scope);
  making.ideal();
  const come = async (email?: string, actor: Scope['actor'] = tokenWith('registrations:write')) =>
    expectOk(await submit({ ...scope, actor }, fromHome(email ? { email } : {})));
  expectOk(await decide(scope, (await come()).reference, { decision: 'approve' }));
  const holder = await come(HOLDER, anonymous);
  const first = await come(FIRST);
  await come();
  await come();
  await database.db.execute(
    sql`UPDATE registration SET confirm_email_by = '2027-02-01' WHERE id = ${holder.id}`,
  );
  return { ...world, holder, first, code: world.codes[0]?.typed ?? '' };
}

type Command = (contested: Contested, scope: Scope) => Promise<Result<unknown, string>>;
const deciding =
  (input: DecisionInput, who: 'holder' | 'first' = 'holder'): Command =>
  (contested, scope) =>
    decide(scope, contested[who].reference, input);
const sizing =
  (settings: Parameters<typeof changeSettings>[2]): Command =>
  ({ editionId }, scope) =>
    changeSettings(scope, editionId, settings);

/** Everything that touches the same seats. */
export const COMMANDS: Record<string, Command> = {
  submit: (_, scope) => submit({ ...scope, actor: anonymous }, fromHome()),
  'use of a code': ({ code }, scope) =>
    submit({ ...scope, actor: anonymous }, fromHome({ invitationCode: code })),
  'end of a code': ({ codes }, scope) => endInvitations(scope, { ids: codes.map(({ id }) => id) }),
  approve: deciding({ decision: 'approve' }),
  reject: deciding({ decision: 'reject', reasonCode: 'other' }),
  cancel: deciding({ decision: 'cancel' }),
  reset: deciding({ decision: 'reset' }),
  'request for information': deciding({ decision: 'request_info', fields: ['phone'] }),
  withdraw: ({ holder }, scope) => withdraw({ ...scope, actor: delegate(HOLDER) }, holder.reference),
  lapse: async (_, scope) => ok(await lapseOverdue({ ...scope, actor: system('worker') })),
  move: ({ holder }, scope) => moveRegistration(scope, holder.reference, { category: 'BUS' }),
  promotion: async (_, scope) => ok(await promoteAll({ ...scope, actor: system('worker') })),
  'promotion by hand': ({ first: { reference } }, scope) =>
    promoteByHand(scope, { reference, reason: 'a guest', overbook: true }),
  'approval in advance': deciding({ decision: 'approve' }, 'first'),
  'withdrawal from the list': ({ first }, scope) =>
    withdraw({ ...scope, actor: delegate(FIRST) }, first.reference),
  priority: ({ first: { reference } }, scope) =>
    prioritise(scope, { reference, priority: 1, reason: 'a guest' }),
  'larger forum': sizing({ capacity: 5 }),
  'smaller forum': sizing({ capacity: 2 }),
  'larger reserve': sizing({ internationalReserve: 2 }),
  cap: (_, scope) => setCap(scope, { key: 'category:DEL', size: 2, reason: 'a smaller hall' }),
  'seats from approval': sizing({ seatsHeldFrom: 'approval' }),
  'seats from submission': sizing({ seatsHeldFrom: 'submission' }),
};

/** Those after which more may be held than there are seats. */
export const MAY_OVERBOOK = ['promotion by hand', 'smaller forum', 'larger reserve', 'cap'];

/** Each command twice, all at once; what each was told. */
export async function atOnce(
  contested: Contested,
  names: string[],
): Promise<{ name: string; answer: Result<unknown, string> }[]> {
  return Promise.all(
    names.flatMap((name) =>
      [1, 2].map(async (times) => {
        const scope = contested.database.scope(organiser, minutesLater(times));
        const answer = await COMMANDS[name]?.(contested, scope);
        if (!answer) throw new Error(`${name} is no command`);
        return { name, answer };
      }),
    ),
  );
}
