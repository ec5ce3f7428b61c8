import fc from 'fast-check';
import type { BasePool } from '@/db/schema';
import type { Crash } from './crash';
import type { History, Step } from './step';
import { DELEGATIONS } from './world';

const CATEGORIES = ['DEL', 'BUS'];
const nobodyOr = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const pool = fc.constantFrom<BasePool>('domestic', 'international');
const where = {
  pool,
  category: fc.constantFrom(...CATEGORIES),
  delegation: nobodyOr(fc.constantFrom(...DELEGATIONS)),
};
const who = fc.nat(15);

const applying = fc.record({ ...where, code: fc.nat(3), twin: who }, { requiredKeys: ['pool', 'category'] });
/** Codes and twins are the exception, or nobody would fill the forum. */
const applicant = fc.oneof({ weight: 3, arbitrary: fc.record(where) }, { weight: 1, arbitrary: applying });

const of = <K extends Step['do']>(weight: number, kind: K, fields: object): fc.WeightedArbitrary<Step> => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(kind), ...fields }) as unknown as fc.Arbitrary<Step>,
});

const applications = of(5, 'submit', {
  people: fc.array(applicant, { minLength: 1, maxLength: 4, size: 'max' }),
  isConfirmed: fc.boolean(),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  applications,
  of(6, 'decide', {
    who,
    decision: fc.constantFrom('approve', 'approve', 'reject', 'request_info', 'cancel', 'reset'),
    isRefusedWhenFull: fc.boolean(),
  }),
  of(3, 'withdraw', { who }),
  of(1, 'answer', { who }),
  of(2, 'lapse', { who, cause: fc.constantFrom('email', 'request', 'attendance') }),
  of(2, 'resize', { capacity: fc.nat(7), reserve: fc.nat(4) }),
  of(1, 'release', { toSeats: fc.nat(3) }),
  of(2, 'cap', {
    key: fc.constantFrom(
      ...CATEGORIES.map((code) => `category:${code}`),
      ...DELEGATIONS.map((id) => `delegation:${id}`),
    ),
    size: fc.option(fc.nat(3), { freq: 5 }),
  }),
  of(1, 'holdFrom', { from: fc.constantFrom('submission', 'approval') }),
  of(3, 'move', { who, to: fc.record(where) }),
  of(2, 'makeCode', {
    code: fc.record({
      pool,
      category: nobodyOr(fc.constantFrom(...CATEGORIES)),
      delegation: nobodyOr(fc.constantFrom(...DELEGATIONS)),
      maxUses: fc.integer({ min: 1, max: 3 }),
      approves: fc.boolean(),
      isForAll: fc.boolean(),
    }),
    reserved: fc.nat(3),
  }),
  of(1, 'endCode', { code: fc.nat(3) }),
  of(1, 'expireCode', { code: fc.nat(3) }),
  of(3, 'promote', {}),
  of(2, 'byHand', { who, overbook: fc.boolean() }),
  of(1, 'priority', { who, priority: fc.nat(2) }),
  of(1, 'place', { who, position: fc.integer({ min: 1, max: 5 }) }),
  of(4, 'party', { who: fc.array(who, { minLength: 2, maxLength: 4 }) }),
  of(1, 'dissolve', { who }),
);

const crash = fc.record<Crash>({ before: fc.nat(14), how: fc.constantFrom('thrown', 'killed') });
/** One step in eight breaks off. */
const stepOrCrash = fc.oneof(
  { weight: 7, arbitrary: step },
  { weight: 1, arbitrary: fc.tuple(step, crash).map(([one, broken]) => ({ ...one, crash: broken })) },
);

/** How it begins: a small forum, to which more apply than find a seat, for the most part. */
const beginning = fc.tuple(
  fc.record({
    do: fc.constant('resize' as const),
    capacity: fc.nat(4),
    reserve: fc.constantFrom(0, 0, 1, 2),
  }),
  fc.record({
    do: fc.constant('submit' as const),
    people: fc.array(applicant, { minLength: 1, maxLength: 7, size: 'max' }),
    isConfirmed: fc.boolean(),
  }),
);

/** Any history: what happens, in which order, and where it breaks off now and then. */
export const histories = (length: number): fc.Arbitrary<History> =>
  fc
    .tuple(beginning, fc.array(stepOrCrash, { minLength: 1, maxLength: length, size: 'max' }))
    .map(([first, others]): History => [...first, ...others]);
