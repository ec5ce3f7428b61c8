import { headers } from 'next/headers';
import { cache } from 'react';
import { addressOf } from '@/app/_server/network';
import { publicScope } from '@/app/_server/scope';
import { connection } from '@/lib/core/connection';
import { foldEmail } from '@/lib/core/fold';
import { type Edition, isInternational } from '@/lib/edition/rules';
import { type Offer, offerBehind } from '@/lib/invitation/queries';
import type { InvitationFault } from '@/lib/invitation/rules';
import { spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { poolFor } from '@/lib/pool/rules';
import { hasCode, type Typed } from '@/lib/registration/form';

export type JudgedCode = Offer | { fault: InvitationFault };

/**
 * What the code in a draft gives, or why it does not serve, by what its bearer has answered so far. Undefined where there is
 * none, and where this network has asked so often that it might be guessing: the submission judges it then.
 */
export const judgeCode = cache(async (edition: Edition, typed: Typed): Promise<JudgedCode | undefined> => {
  if (!hasCode(typed)) return undefined;
  const spent = await spendFrom(connection().db, LIMITS.invitationByNetwork, addressOf(await headers()));
  if (!spent.ok) return undefined;
  const [email, country] = [String(typed.email ?? ''), String(typed.countryRepresented ?? '')];
  return offerBehind(await publicScope(), edition.id, String(typed.invitationCode), {
    emailKey: email === '' ? undefined : foldEmail(email),
    pool: country === '' ? undefined : poolFor(isInternational(edition, country)),
  });
});
