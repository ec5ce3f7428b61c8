import { seal, unseal } from '@/lib/core/crypto';

/** What is kept apart and sealed, because it tells of health and faith. */
export type Needs = { accessNeeds?: string; diet?: string };

const contextOf = (registrationId: string): string => `registration-vault:${registrationId}`;

export const sealedNeeds = (registrationId: string, needs: Needs): Buffer =>
  seal(JSON.stringify(needs), contextOf(registrationId));

export const openNeeds = (registrationId: string, sealed: Buffer): Needs =>
  JSON.parse(unseal(sealed, contextOf(registrationId))) as Needs;
