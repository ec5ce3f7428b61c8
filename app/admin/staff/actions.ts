'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { createToken, inviteStaff } from '@/lib/auth/commands';
import { invitationInput, roleRemovalInput, tokenInput, tokenRevocationInput } from '@/lib/auth/input';
import { removeRole, revokeToken } from '@/lib/auth/revocation';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';

/** Makes an invitation; its link is shown this once and to nobody else. */
export async function invite(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(invitationInput, typed, inviteStaff);
  if (!result.ok) return told(result, typed);
  refresh();
  const words = await getTranslations('admin.staff');
  return { done: words('linkMade', { email: String(typed.email) }), secret: result.value.link };
}

export async function takeRole(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(roleRemovalInput, typed, removeRole);
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('admin.staff'))('removed') };
}

/** Makes an API token, shown this once. */
export async function makeToken(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const asked = { name: typed.name, scopes: [typed.scopes ?? []].flat() };
  const result = await runAction(tokenInput, asked, createToken);
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('admin.tokens'))('made'), secret: result.value.token };
}

export async function endToken(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(tokenRevocationInput, typed, (scope, { tokenId }) =>
    revokeToken(scope, tokenId),
  );
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('admin.tokens'))('endedNow') };
}
