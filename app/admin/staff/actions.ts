'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import { createToken } from '@/lib/auth/commands';
import {
  invitationInput,
  memberInput,
  roleGrantInput,
  roleRemovalInput,
  sessionInput,
  tokenInput,
  tokenRevocationInput,
} from '@/lib/auth/input';
import { grantRole, inviteStaff } from '@/lib/auth/invitations';
import {
  endOtherSessions,
  endSession,
  readmitStaff,
  removeRole,
  revokeToken,
  suspendStaff,
} from '@/lib/auth/revocation';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';

/** Makes an invitation; its link is shown this once and to nobody else. */
export async function invite(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(invitationInput, { ...typed, ...limitsOf(typed) }, inviteStaff);
  if (!result.ok) return told(result, typed);
  refresh();
  const words = await getTranslations('admin.staff');
  return { done: words('linkMade', { email: String(typed.email) }), secret: result.value.link };
}

/** A role besides, or other limits of a reviewer. */
export async function giveRole(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(roleGrantInput, { ...typed, ...limitsOf(typed) }, grantRole);
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('admin.staff'))('granted') };
}

type MemberCommand = (scope: Scope, userId: string) => Promise<Result<void, RefusalCode>>;
async function onMember(form: FormData, command: MemberCommand, done: 'suspended' | 'readmitted') {
  const typed = typedOf(form);
  const result = await runAction(memberInput, typed, (scope, { userId }) => command(scope, userId));
  if (!result.ok) return told(result, typed);
  refresh();
  return { done: (await getTranslations('admin.staff'))(done) };
}

export async function shutOut(_: DeskState, form: FormData): Promise<DeskState> {
  return onMember(form, suspendStaff, 'suspended');
}

export async function letIn(_: DeskState, form: FormData): Promise<DeskState> {
  return onMember(form, readmitStaff, 'readmitted');
}

export async function endOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(sessionInput, typed, (scope, { sessionId }) => endSession(scope, sessionId));
  if (!result.ok) return told(result, typed);
  if (result.value.isOwn) redirect('/sign-in?out=1');
  refresh();
  return { done: (await getTranslations('admin.sessions'))('endedNow') };
}

/** Leaves signed in only where this was asked for. */
export async function endOthers(): Promise<DeskState> {
  const result = await runAction(z.undefined(), undefined, endOtherSessions);
  if (!result.ok) return told(result, {});
  refresh();
  const words = await getTranslations('admin.sessions');
  return { done: words('othersEnded', { count: result.value.ended }) };
}

const limitsOf = ({ categories, countries }: ReturnType<typeof typedOf>) => ({
  categories: [categories ?? []].flat(),
  countries: String(countries ?? ''),
});

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
  const asked = { name: typed.name, scopes: [typed.scopes ?? []].flat(), ...limitsOf(typed) };
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
