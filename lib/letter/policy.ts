import type { LetterKind } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { has, hasOn, type Placed } from '@/lib/core/rights';
import { isOwner, mayReveal } from '@/lib/registration/policy';
import { SELF_SERVED } from './rules';

type Addressee = Placed & { emailKey: string };

/** Whether somebody issues letters at all; to whom is `mayIssueTo`. */
export const mayIssueLetters = (actor: Actor): boolean => has(actor, 'issueLetters');

/** What a letter says of a passport, only those issue who may see it. */
export const mayIssueTo = (actor: Actor, to: Placed, kind: LetterKind): boolean =>
  hasOn(actor, 'issueLetters', to) && (kind !== 'visa_support' || mayReveal(actor, to, 'visa'));

/** What a person may have without asking anybody. */
export const mayTake = (actor: Actor, to: Addressee, kind: LetterKind): boolean =>
  isOwner(actor, to) && SELF_SERVED.includes(kind);

export const mayOpen = (actor: Actor, to: Addressee, kind: LetterKind): boolean =>
  isOwner(actor, to) || mayIssueTo(actor, to, kind);

/** Letters of many, and the list of all of them. */
export const mayManageLetters = (actor: Actor): boolean => has(actor, 'manageLetters');
