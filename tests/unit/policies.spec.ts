import { expect, test } from '@playwright/test';
import { mayReadAudit } from '@/lib/audit/policy';
import { mayManageStaff } from '@/lib/auth/policy';
import { type Actor, actorKey, anonymous, system } from '@/lib/core/actor';
import { mayChangeSettings } from '@/lib/edition/policy';
import { mayScan } from '@/lib/gate/policy';
import { mayManageInvitations } from '@/lib/invitation/policy';
import { mayReadOutbox } from '@/lib/mail/policy';
import { mayChangePools } from '@/lib/pool/policy';
import { mayEditNote, mayWorkQueue } from '@/lib/queue/policy';
import { bringsConfirmedEmail, isOwner, mayRead, mayReadRegistrations } from '@/lib/registration/policy';
import { mayDecide } from '@/lib/review/policy';
import { mayVerify } from '@/lib/verification/policy';
import { mayArrangeList } from '@/lib/waitlist/policy';
import { delegate, gateStaff, organiser, reviewer, tokenWith } from '../support/people';

const RIGHTS: Record<string, (actor: Actor) => boolean> = {
  'read registrations': mayReadRegistrations,
  decide: mayDecide,
  scan: mayScan,
  'change settings': mayChangeSettings,
  'manage staff': mayManageStaff,
  'read the outbox': mayReadOutbox,
  'read the audit': mayReadAudit,
  'work the queue': mayWorkQueue,
  'manage invitations': mayManageInvitations,
  'change pools': mayChangePools,
  'arrange the list': mayArrangeList,
  verify: mayVerify,
};

// In the order of RIGHTS.
const WHO: [string, Actor, string][] = [
  ['nobody', anonymous, '. . . . . . . . . . . .'],
  ['a delegate', delegate('ana@example.org'), '. . . . . . . . . . . .'],
  ['gate staff', gateStaff, '. . x . . . . . . . . .'],
  ['a reviewer', reviewer, 'x x . . . . . x . . . .'],
  ['an organiser', organiser, 'x x x x x x x x x x x x'],
  ['a token without scopes', tokenWith(), '. . . . . . . . . . . .'],
  ['a token for reading', tokenWith('registrations:read'), 'x . . . . . . . . . . .'],
  ['a token for writing', tokenWith('registrations:write'), '. . . . . . . . . . . .'],
  ['a token for reviewing', tokenWith('review'), '. x . . . . . x . . . .'],
  ['a token of a gate', tokenWith('gate'), '. . x . . . . . . . . .'],
  ['a token for settings', tokenWith('settings'), '. . . x . . . . . x x .'],
  ['a token for everything', tokenWith('admin'), 'x x x x x x x x x x x x'],
  ['the system', system('worker'), 'x x x x x x x x x x x x'],
];
for (const [who, actor, marks] of WHO) {
  for (const [position, [what, may]] of Object.entries(RIGHTS).entries()) {
    const isAllowed = marks.split(' ')[position] === 'x';
    test(`${who} may ${isAllowed ? '' : 'not '}${what}`, () => expect(may(actor)).toBe(isAllowed));
  }
}

const ofAna = { emailKey: 'ana@example.org' };
test('a registration belongs to its address, whatever its capitals, and to no role, token or system', () => {
  expect(isOwner(delegate(' Ana@Example.ORG '), ofAna)).toBe(true);
  for (const other of [delegate('anna@example.org'), organiser, tokenWith('admin'), system('x'), anonymous]) {
    expect(isOwner(other, ofAna)).toBe(false);
  }
});

test('a registration is read by its owner and by who may read all', () => {
  const readers = WHO.filter(([, actor]) => mayRead(actor, ofAna)).map(([who]) => who);
  expect(readers).toEqual([
    'a delegate',
    'a reviewer',
    'an organiser',
    'a token for reading',
    'a token for everything',
    'the system',
  ]);
});

test('only tokens and the system bring an address that counts as confirmed', () => {
  for (const actor of [anonymous, delegate('ana@example.org'), organiser]) {
    expect(bringsConfirmedEmail(actor)).toBe(false);
  }
  for (const actor of [tokenWith('registrations:write'), system('seed')]) {
    expect(bringsConfirmedEmail(actor)).toBe(true);
  }
});

test('what the audit keeps of an actor is a key and never an address', () => {
  expect(actorKey(delegate('ana@example.org'))).not.toMatch(/^ana@|:ana@/);
  expect([anonymous, tokenWith(), system('seed')].map(actorKey)).toEqual([
    'anonymous',
    'token:token-1',
    'system:seed',
  ]);
});

test('a note is changed by its author, and by nobody who has stopped reviewing', () => {
  const note = { writtenBy: actorKey(reviewer) };
  expect(mayEditNote(reviewer, note)).toBe(true);
  expect(mayEditNote(organiser, note)).toBe(false);
  expect(mayEditNote({ ...reviewer, roles: [] } as Actor, note)).toBe(false);
});
