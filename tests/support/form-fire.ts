import fc from 'fast-check';
import { STEP_INPUTS } from '@/lib/registration/input';
import { FOREIGN_ACTIONS, idsOf } from './foreign-actions';
import { fieldsFor, schemasOf } from './form-fields';
import { HOSTILE } from './hostile';
import {
  type Answered,
  callAction,
  callWith,
  type Fields,
  postForm,
  type Sending,
  type ServerAction,
  serverActions,
} from './server-actions';
import type { Victim } from './victim';

export type Shot = { name: string; sent: unknown; send: () => Promise<Answered> };
type Fire = { sending: Sending; victim: Victim };

/** What ends this very session, or makes everybody of the desk show a factor, would end the fire. */
const ENDS_THE_FIRE =
  /#(signOutThere|signOutElsewhere|endOthers|saveRule|shutOut|takeRole)$|staff\/actions#endOne$/;

/** What their pages bind to them, and what takes a form alone or none. */
const BOUND: Record<string, (victim: Victim) => unknown[]> = {
  '[locale]/(public)/attendance/actions#answerByLink': () => ['en'],
  '[locale]/(public)/confirm/actions#confirmByLink': () => ['en'],
  '[locale]/(public)/unsubscribe/actions#leaveByLink': () => ['en'],
  '[locale]/(public)/register/done/actions#confirmByCode': () => ['en'],
  '[locale]/(public)/register/done/actions#resend': () => ['en'],
};
const TAKES_FORM_ALONE = 'gate/actions#chooseGate';
const TAKES_PLACE = 'gate/actions#rememberPlace';

/** Every server action as its page calls it, with what its schemas ask for, broken here and there. */
export async function actionShots({ sending, victim }: Fire): Promise<fc.Arbitrary<Shot>[]> {
  return Promise.all(
    actionsUnderFire().map(async (action) => {
      const known = FOREIGN_ACTIONS[action.name];
      const hands = known === undefined || known === 'no-ids' ? undefined : known;
      const bound = hands?.bound?.(victim) ?? BOUND[action.name]?.(victim);
      const schemas = await schemasOf(action.name);
      const typed = schemas.length > 0 ? fc.oneof(...schemas.map(fieldsFor)) : fc.constant<Fields>({});
      const ids = idsOf(victim);
      const bases = fc.constantFrom(...(hands?.forms(victim) ?? [{}]));
      return fc
        .tuple(bases, typed, struck([...Object.keys(ids), 'token', 'code', 'email']))
        .map(([base, asked, hit]) => ({ ...ids, ...base, ...asked, ...hit }))
        .map((fields) => ({ name: action.name, sent: fields, send: () => asItsPage(action, fields) }));
      function asItsPage(one: ServerAction, fields: Fields): Promise<Answered> {
        if (one.name === TAKES_FORM_ALONE) return callWith(sending, one, ['$K1'], fields);
        if (one.name === TAKES_PLACE) return callWith(sending, one, [fields]);
        return callAction(sending, one, fields, bound);
      }
    }),
  );
}

/** The steps of the registration as a browser without script sends them. */
export const stepShots = ({ sending }: Fire): fc.Arbitrary<Shot>[] =>
  Object.entries(STEP_INPUTS).map(([step, schema]) =>
    fc
      .tuple(fieldsFor(schema), struck(['email', 'phone', 'honorific']))
      .map(([asked, hit]) => ({ ...asked, ...hit }))
      .map((fields) => ({
        name: `register/${step}`,
        sent: fields,
        send: () => postForm(sending, `/en/register/${step}/save`, fields),
      })),
  );

/** Every server action as no page calls it: an action is a public POST, and anybody may hand it anything. */
export const shapelessShots = ({ sending }: Fire): fc.Arbitrary<Shot>[] =>
  actionsUnderFire().map((action) =>
    fc.array(fc.oneof(fc.constantFrom<unknown>(...SHAPES), plainValue), { maxLength: 5 }).map((given) => ({
      name: action.name,
      sent: given,
      send: () => callWith(sending, action, given, { reference: 'x' }),
    })),
  );

/** React's spellings of a form, of nothing, of odd numbers, of a date and a long number, and plain values. */
const SHAPES = [
  ...['$K1', '$K9', '$undefined', '$NaN', '$-0', '$Infinity', '$Dnonsense', '$n9'],
  ...['text', '', 0, null, true, {}, [], { get: 'x' }, { locale: {}, reference: [] }],
];
const plainValue = fc.jsonValue({ maxDepth: 1 }).filter((value) => !JSON.stringify(value).includes('"$'));

/** What React cannot read at all: a call that fails before it is any of ours. */
export const unreadableShots = ({ sending }: Fire): (() => Promise<Answered>)[] =>
  actionsUnderFire().map(
    (action, at) => () => callWith(sending, action, [['$Qff', '$Wff', '$Ssymbol', '$9'][at % 4], '$K1']),
  );

const actionsUnderFire = (): ServerAction[] =>
  serverActions().filter(({ name }) => !ENDS_THE_FIRE.test(name));

/** One field of those that are there, or one that nobody asked for, with something hostile in it. */
function struck(known: string[]): fc.Arbitrary<Fields> {
  const hostile = fc.constantFrom(...HOSTILE).map((text) => text.toWellFormed());
  const value = fc.oneof(
    { weight: 4, arbitrary: hostile },
    { weight: 1, arbitrary: fc.array(hostile, { maxLength: 3 }) },
  );
  const extra = ['__proto__', 'constructor', 'toString', 'isAdmin', 'role', 'state'];
  return fc
    .tuple(fc.constantFrom(...known, ...extra), value)
    .map(([name, hit]) => Object.fromEntries([[name, hit]]));
}
