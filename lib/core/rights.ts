import type { Actor, Limits, Role, TokenScope } from './actor';

type Rule = { roles: readonly Role[]; token: TokenScope };

/**
 * Who may do what: the roles of people, and the scope of a token. The policies of the modules read this matrix, and the
 * tests of the routes walk through it. A token of scope `admin` and the system itself may do everything.
 */
export const RIGHTS = {
  readRegistrations: { roles: ['organiser', 'reviewer', 'security', 'viewer'], token: 'registrations:read' },
  /** E-mail and telephone: a viewer sees the forum and reaches nobody. */
  readContacts: { roles: ['organiser', 'reviewer', 'security'], token: 'registrations:read' },
  decide: { roles: ['organiser', 'reviewer'], token: 'review' },
  /** Notes, tags, assignments and views are the work of those who decide. */
  workQueue: { roles: ['organiser', 'reviewer'], token: 'review' },
  /** A file leaves the house with everybody in it; reviewers read record by record. */
  export: { roles: ['organiser'], token: 'admin' },
  /** Who gets the report of the morning by mail. */
  addressReports: { roles: ['organiser'], token: 'settings' },
  /** A code is taken out of use, or another put in its place. */
  replaceTickets: { roles: ['organiser', 'reviewer', 'security'], token: 'review' },
  scan: { roles: ['organiser', 'gate'], token: 'gate' },
  /** Zones, gates, devices and who stands at them; what was done there and does not fit. */
  runGates: { roles: ['organiser', 'security'], token: 'settings' },
  /** To change an order that people were told is strict, and to give seats that are not there. */
  arrangeList: { roles: ['organiser'], token: 'settings' },
  changePools: { roles: ['organiser'], token: 'settings' },
  changeSettings: { roles: ['organiser'], token: 'settings' },
  /** Codes open closed categories and take seats, and are shown in full. */
  manageInvitations: { roles: ['organiser'], token: 'admin' },
  /** The outbox carries codes and links until they are sent. */
  readOutbox: { roles: ['organiser'], token: 'admin' },
  /** The audit names who did what, and its personal side what a name was before. */
  readAudit: { roles: ['organiser', 'security'], token: 'admin' },
  /** A recount reads everything, so it is for those who can do something about what it finds. */
  verify: { roles: ['organiser'], token: 'admin' },
  readFigures: { roles: ['organiser'], token: 'admin' },
  manageStaff: { roles: ['organiser'], token: 'admin' },
  /** Many are written to at one hour: whoever decides prepares, and one of few says when. */
  publishWaves: { roles: ['organiser'], token: 'settings' },
  /** Access needs and diet tell of health and faith: for who arranges places and meals. */
  revealNeeds: { roles: ['organiser'], token: 'admin' },
  /** Documents, birth dates and visa data: for who writes invitations and who answers for safety. */
  revealDocuments: { roles: ['organiser', 'security'], token: 'admin' },
  /** A file of badges holds the names and the codes of many: it leaves the house like an export. */
  printMany: { roles: ['organiser'], token: 'admin' },
  /** Badges, by those who stand at the entrance. */
  print: { roles: ['organiser', 'gate'], token: 'gate' },
  /** To erase people, to keep what would go, and to say how long anything is kept: what is gone stays gone. */
  eraseData: { roles: ['organiser'], token: 'admin' },
  /** Letters to somebody, and taking them back, by those who decide. */
  issueLetters: { roles: ['organiser', 'reviewer'], token: 'review' },
  /** Letters to many, and the list of all of them. */
  manageLetters: { roles: ['organiser'], token: 'admin' },
  /** Thousands read what is sent here, and nothing calls it back. */
  sendMailings: { roles: ['organiser'], token: 'admin' },
  /** What a mail provider says of letters that came back; it reads nothing by it. */
  reportBounces: { roles: ['organiser'], token: 'registrations:write' },
} as const satisfies Record<string, Rule>;
export type Right = keyof typeof RIGHTS;

/** Whether the matrix gives somebody a right, on whichever registrations. */
export function has(actor: Actor, right: Right): boolean {
  const { roles, token }: Rule = RIGHTS[right];
  switch (actor.kind) {
    case 'system':
      return true;
    case 'person':
      return actor.roles.some((role) => roles.includes(role));
    case 'token':
      return actor.scopes.includes(token) || actor.scopes.includes('admin');
    case 'device':
      // A printing station reads nobody's code and knows no list of people.
      return right === (actor.role === 'station' ? 'print' : 'scan');
    case 'anonymous':
      return false;
  }
}

/** What somebody's right is limited to; undefined where it reaches every registration. */
export function reachOf(actor: Actor, right: Right): Limits | undefined {
  if (actor.kind === 'token') return actor.scopes.includes('admin') ? undefined : actor.limits;
  if (actor.kind !== 'person') return undefined;
  const { roles }: Rule = RIGHTS[right];
  // Limits are of reviewers: whoever has the right by another role besides has it everywhere.
  const isWide = actor.roles.some((role) => role !== 'reviewer' && roles.includes(role));
  return isWide ? undefined : actor.limits;
}

export type Placed = { category: string; countryRepresented: string };

/** Whether somebody has a right on one registration. */
export function hasOn(actor: Actor, right: Right, { category, countryRepresented }: Placed): boolean {
  if (!has(actor, right)) return false;
  const { categories = [], countries = [] } = reachOf(actor, right) ?? {};
  const isIn = (limits: readonly string[], one: string) => limits.length === 0 || limits.includes(one);
  return isIn(categories, category) && isIn(countries, countryRepresented);
}
