'use server';

import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { setUpApple, setUpGoogle, takeDown } from '@/lib/wallet/commands';
import { appleInput, googleInput, walletInput } from '@/lib/wallet/input';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { WALLET_SETTINGS } from '../addresses';

/** Keys are never given back to the page: whoever is refused chooses them again. */
const withoutKeys = ({
  key: _key,
  passphrase: _passphrase,
  account: _account,
  ...rest
}: ReturnType<typeof typedOf>) => rest;

export async function saveApple(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(appleInput, typed, setUpApple);
  if (result.ok) redirect(`${WALLET_SETTINGS}?saved`);
  return told(result, withoutKeys(typed));
}

export async function saveGoogle(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(googleInput, typed, setUpGoogle);
  if (result.ok) redirect(`${WALLET_SETTINGS}?saved`);
  return told(result, withoutKeys(typed));
}

export async function removeWallet(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(walletInput, typed, takeDown);
  if (result.ok) redirect(`${WALLET_SETTINGS}?removed`);
  return told(result, typed);
}
