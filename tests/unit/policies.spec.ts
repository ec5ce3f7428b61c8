import { expect, test } from '@playwright/test';
import { mayReadAudit } from '@/lib/audit/policy';
import { mayManageStaff } from '@/lib/auth/policy';
import { mayPrint, mayPrintMany, mayReplaceTickets } from '@/lib/badge/policy';
import { type Actor, actorKey, anonymous, type Device, type Person, system } from '@/lib/core/actor';
import { has, RIGHTS, type Right } from '@/lib/core/rights';
import { mayChangeSettings } from '@/lib/edition/policy';
import { mayExport } from '@/lib/export/policy';
import { mayRunGates, mayScan } from '@/lib/gate/policy';
import { mayManageInvitations } from '@/lib/invitation/policy';
import { mayIssueLetters, mayManageLetters } from '@/lib/letter/policy';
import { mayReadOutbox, mayReportBounces } from '@/lib/mail/policy';
import { maySendMailings } from '@/lib/mailing/policy';
import { mayChangePools } from '@/lib/pool/policy';
import { mayEditNote, mayWorkQueue } from '@/lib/queue/policy';
import {
  bringsConfirmedEmail,
  isOwner,
  mayRead,
  mayReadContacts,
  mayReadRegistrations,
  mayReveal,
} from '@/lib/registration/policy';
import { mayAddressReports } from '@/lib/report/policy';
import { mayEraseData } from '@/lib/retention/policy';
import { mayDecide, mayDecideOn, mayPublishWaves } from '@/lib/review/policy';
import { mayVerify } from '@/lib/verification/policy';
import { mayArrangeList } from '@/lib/waitlist/policy';
import {
  delegate,
  gateStaff,
  organiser,
  reviewer,
  securityOfficer,
  tokenWith,
  viewer,
} from '../support/people';

const ofAna = { emailKey: 'ana@example.org', category: 'DEL', countryRepresented: 'CN' };
const RIGHT_NAMES = Object.keys(RIGHTS) as Right[];
const POLICIES = {
  readRegistrations: mayReadRegistrations,
  readContacts: (actor) => mayReadContacts(actor, ofAna),
  decide: mayDecide,
  workQueue: mayWorkQueue,
  export: mayExport,
  addressReports: mayAddressReports,
  replaceTickets: mayReplaceTickets,
  scan: mayScan,
  runGates: mayRunGates,
  arrangeList: mayArrangeList,
  changePools: mayChangePools,
  changeSettings: mayChangeSettings,
  manageInvitations: mayManageInvitations,
  readOutbox: mayReadOutbox,
  readAudit: mayReadAudit,
  verify: mayVerify,
  readFigures: (actor) => has(actor, 'readFigures'),
  manageStaff: mayManageStaff,
  publishWaves: mayPublishWaves,
  revealNeeds: (actor) => mayReveal(actor, ofAna, 'diet'),
  revealDocuments: (actor) => mayReveal(actor, ofAna, 'document'),
  printMany: mayPrintMany,
  print: mayPrint,
  eraseData: mayEraseData,
  issueLetters: mayIssueLetters,
  manageLetters: mayManageLetters,
  sendMailings: maySendMailings,
  reportBounces: mayReportBounces,
} satisfies Record<Right, (actor: Actor) => boolean>;

const deviceOf = (role: Device['role']): Actor => ({
  kind: 'device',
  deviceId: 'device-1',
  gate: 'N1',
  role,
});

// Written out again, in the order of the matrix, so that a slip in it is seen.
const WHO: [string, Actor, string][] = [
  ['nobody', anonymous, '. . . . . . . . . . . . . . . . . . . . . . . . . . . .'],
  ['a delegate', delegate('ana@example.org'), '. . . . . . . . . . . . . . . . . . . . . . . . . . . .'],
  ['gate staff', gateStaff, '. . . . . . . x . . . . . . . . . . . . . . x . . . . .'],
  ['a viewer', viewer, 'x . . . . . . . . . . . . . . . . . . . . . . . . . . .'],
  ['a security officer', securityOfficer, 'x x . . . . x . x . . . . . x . . . . . x . . . . . . .'],
  ['a reviewer', reviewer, 'x x x x . . x . . . . . . . . . . . . . . . . . x . . .'],
  ['an organiser', organiser, 'x x x x x x x x x x x x x x x x x x x x x x x x x x x x'],
  ['a token without scopes', tokenWith(), '. . . . . . . . . . . . . . . . . . . . . . . . . . . .'],
  [
    'a token for reading',
    tokenWith('registrations:read'),
    'x x . . . . . . . . . . . . . . . . . . . . . . . . . .',
  ],
  [
    'a token for writing',
    tokenWith('registrations:write'),
    '. . . . . . . . . . . . . . . . . . . . . . . . . . . x',
  ],
  ['a token for reviewing', tokenWith('review'), '. . x x . . x . . . . . . . . . . . . . . . . . x . . .'],
  ['a token of a gate', tokenWith('gate'), '. . . . . . . x . . . . . . . . . . . . . . x . . . . .'],
  ['a token for settings', tokenWith('settings'), '. . . . . x . . x x x x . . . . . . x . . . . . . . . .'],
  ['a token for everything', tokenWith('admin'), 'x x x x x x x x x x x x x x x x x x x x x x x x x x x x'],
  ['a gate’s device', deviceOf('gate'), '. . . . . . . x . . . . . . . . . . . . . . . . . . . .'],
  ['a self-service device', deviceOf('kiosk'), '. . . . . . . x . . . . . . . . . . . . . . . . . . . .'],
  ['a printing station', deviceOf('station'), '. . . . . . . . . . . . . . . . . . . . . . x . . . . .'],
  ['the system', system('worker'), 'x x x x x x x x x x x x x x x x x x x x x x x x x x x x'],
];
for (const [who, actor, marks] of WHO) {
  for (const [position, right] of RIGHT_NAMES.entries()) {
    const isAllowed = marks.split(' ')[position] === 'x';
    test(`${who} ${isAllowed ? 'has' : 'has not'} the right to ${right}`, () =>
      expect(POLICIES[right](actor)).toBe(isAllowed));
  }
}

test('limits of a reviewer hold for reading, contacts and deciding, and a wider role lifts those of its own rights', () => {
  const limited = { ...reviewer, limits: { categories: ['DEL'], countries: ['CN'] } } as Person;
  const there = { ...ofAna, category: 'DEL', countryRepresented: 'CN' };
  for (const may of [mayRead, mayReadContacts, mayDecideOn]) {
    expect(may(limited, there)).toBe(true);
    expect(may(limited, { ...there, category: 'PRS' })).toBe(false);
    expect(may(limited, { ...there, countryRepresented: 'IN' })).toBe(false);
  }
  const alsoViewer: Person = { ...limited, roles: ['reviewer', 'viewer'] };
  const elsewhere = { ...there, countryRepresented: 'IN' };
  expect(mayRead(alsoViewer, elsewhere)).toBe(true);
  expect(mayReadContacts(alsoViewer, elsewhere)).toBe(false);
  expect(mayDecideOn(alsoViewer, elsewhere)).toBe(false);
});

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
    'a viewer',
    'a security officer',
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
