/** `perNetwork`: how many times as often a whole network may try as one address of it. */
export type Limit = { name: string; points: number; seconds: number; perNetwork?: number };

const MINUTE = 60;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;
/** Whoever uses up what one address has leaves four times as much to its neighbours. */
const NEIGHBOURS = 5;

/**
 * Every limit there is: how often one thing may be tried, by whom. Kept in PostgreSQL, so that several instances count
 * together. What is called ByNetwork is spent by `spendFrom`: for the one address, and for the network around it.
 */
export const LIMITS = {
  signInByAddress: { name: 'sign-in-address', points: 5, seconds: QUARTER },
  signInByNetwork: { name: 'sign-in-network', points: 60, seconds: QUARTER, perNetwork: NEIGHBOURS },
  codeByNetwork: { name: 'code-network', points: 60, seconds: QUARTER, perNetwork: NEIGHBOURS },
  resendByRegistration: { name: 'resend-registration', points: 3, seconds: QUARTER },
  /** All the tablets of a forum come from one network on one morning. */
  enrolmentByNetwork: { name: 'enrolment-network', points: 120, seconds: QUARTER, perNetwork: 2 },
  invitationByNetwork: { name: 'invitation-network', points: 300, seconds: QUARTER, perNetwork: NEIGHBOURS },
  draftByNetwork: { name: 'draft-network', points: 1200, seconds: MINUTE, perNetwork: NEIGHBOURS },
  /** Wrong codes of an app or a sheet, by who reads the mail already: with three valid at a time, a year of it finds one in twelve. */
  factorByPerson: { name: 'factor-person', points: 10, seconds: 3 * HOUR },
  /** Each time everything that is kept is opened and set in type. */
  ownDataByPerson: { name: 'own-data-person', points: 12, seconds: HOUR },
  /** Pictures to be made anew: each takes a core for a second. */
  uploadByPerson: { name: 'upload-person', points: 30, seconds: QUARTER },
  /** Asked for without a proof of work while the shield is up. */
  unprovedCodeByNetwork: { name: 'code-unproved', points: 3, seconds: QUARTER, perNetwork: NEIGHBOURS },
  /** A solved task counts once; longer than it may be shown at all. */
  sameProof: { name: 'proof', points: 1, seconds: 2 * QUARTER },
  /** Whoever has a paper before them checks it some times; a stamp desk of a consulate checks many. */
  letterByNetwork: { name: 'letter-network', points: 60, seconds: QUARTER, perNetwork: NEIGHBOURS },
  tokenByNetwork: { name: 'token-network', points: 120, seconds: MINUTE, perNetwork: NEIGHBOURS },
  /**
   * Letters of the whole installation to addresses that nobody has confirmed: all that were expected may apply within one
   * hour, and a flood of invented addresses makes us no sender of a hundred thousand letters. What is over it waits.
   */
  letterToStranger: { name: 'letter-stranger', points: 6000, seconds: HOUR },
} as const satisfies Record<string, Limit>;

/** Submissions: many people of one delegation share one address, so the number is a setting of the edition. */
export const registrationLimit = (perMinute: number): Limit => ({
  name: 'registration',
  points: perMinute,
  seconds: MINUTE,
  perNetwork: NEIGHBOURS,
});

/** The same limit for the network around an address. */
export const aroundIt = ({ name, points, seconds, perNetwork = 1 }: Limit): Limit => ({
  name: `${name}-around`,
  points: points * perNetwork,
  seconds,
});

export type Whereabouts = { address: string; network: string };

/**
 * Where somebody comes from, as limits count it. Of IPv6 a line has at least 64 bits for itself, so these are its address,
 * and its provider gives it out of a 48; of IPv4 it has one address, and its neighbours share the first 24 bits.
 */
export function whereaboutsOf(address: string): Whereabouts {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) {
    return { address, network: `${address.split('.', 3).join('.')}.0/24` };
  }
  if (!address.includes(':')) return { address, network: address };
  const groups = groupsOf(address);
  return {
    address: `${groups.slice(0, 4).join(':')}::/64`,
    network: `${groups.slice(0, 3).join(':')}::/48`,
  };
}

const GROUPS = 8;

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('%', 1)[0]?.toLowerCase().split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : Math.max(0, GROUPS - before.length - after.length);
  return [...before, ...Array<string>(missing).fill('0'), ...after].map(
    (group) => group.replace(/^0+(?=.)/, '') || '0',
  );
}
