import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import type { Fact } from '@/lib/audit/rules';
import { mayManageStaff } from '@/lib/auth/policy';
import { mayPrintMany } from '@/lib/badge/policy';
import type { Actor } from '@/lib/core/actor';
import { mayChangeSettings } from '@/lib/edition/policy';
import { mayManageInvitations } from '@/lib/invitation/policy';
import { mayDecide } from '@/lib/review/policy';
import { Go } from '../_desk/go';
import { batchAddress } from '../badges/addresses';
import { CODES } from '../codes/codes-address';
import { historyAddress } from '../pools/addresses';
import { bulkAddress, recordAddress } from '../registrations/list-address';
import { waveAddress } from '../registrations/waves/addresses';
import { reportAddress } from '../reports/address';
import { BADGE_LOOK, SETTINGS, WALLET_SETTINGS } from '../settings/addresses';
import { AUDIT } from './address';

export type SubjectNames = {
  /** Addresses and names by the key of an actor. */
  names: ReadonlyMap<string, string>;
  /** References by subject. */
  references: ReadonlyMap<string, string>;
  editionId: string;
  actor: Actor;
  /** Keys of those who have a page of their own among the staff. */
  staff: ReadonlySet<string>;
};

/** What a fact is about, and the way to it. */
export async function Subject({ fact, known }: { fact: Fact; known: SubjectNames }) {
  const { subject } = fact;
  const words = await getTranslations('admin.audit.about');
  const reference = known.references.get(subject);
  if (reference) {
    return (
      <Go href={recordAddress(reference)} className="link tabular whitespace-nowrap">
        {reference}
      </Go>
    );
  }
  const noun = subject.split(':')[0] ?? '';
  const name =
    known.names.get(subject) ?? (words.has(noun as 'edition') ? words(noun as 'edition') : undefined);
  if (!name) return null;
  const href = addressOf(fact, known);
  return href ? (
    <Go href={href}>
      <Bidi>{name}</Bidi>
    </Go>
  ) : (
    <Bidi>{name}</Bidi>
  );
}

/** Where something is to be seen, for who may open it. */
function addressOf(
  { subject, action, after }: Fact,
  { editionId, actor, staff }: SubjectNames,
): string | undefined {
  const [noun, ...rest] = subject.split(':');
  const id = rest.join(':');
  const pools = `pool:${editionId}:`;
  if (subject.startsWith(pools)) return historyAddress(subject.slice(pools.length) as 'total');
  switch (noun) {
    case 'edition':
      return id === editionId && mayChangeSettings(actor) ? SETTINGS : undefined;
    case 'invitation':
      return action !== 'invitation.deleted' && mayManageInvitations(actor)
        ? `${CODES}/${encodeURIComponent(id)}`
        : undefined;
    case 'person':
      return staff.has(subject) && mayManageStaff(actor)
        ? `/admin/staff/${encodeURIComponent(id)}`
        : undefined;
    case 'token':
    case 'factor_rule':
      return mayManageStaff(actor) ? '/admin/staff' : undefined;
    case 'bulk':
      return mayDecide(actor) ? bulkAddress(id) : undefined;
    case 'badge_batch':
      return mayPrintMany(actor) ? batchAddress(id) : undefined;
    case 'badge_look':
      return mayChangeSettings(actor) ? BADGE_LOOK : undefined;
    case 'wallet':
      return mayChangeSettings(actor) ? WALLET_SETTINGS : undefined;
    case 'wave':
      return mayDecide(actor) ? waveAddress(id) : undefined;
    case 'report':
      return typeof after?.day === 'string' ? reportAddress(after.day) : undefined;
    case 'recount':
      return `${AUDIT}#chain`;
    default:
      return undefined;
  }
}
