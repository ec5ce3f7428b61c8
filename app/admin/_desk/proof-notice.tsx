import { getTranslations } from 'next-intl/server';
import { proofAddress } from '@/app/_server/next-path';
import { Notice } from '@/app/_ui/notice';
import { FRESH_PROOF_MINUTES, hasFreshProof } from '@/lib/core/proof';
import type { Scope } from '@/lib/core/scope';
import { GoButton } from './go';

/** On pages whose acts reach far: asked for before anything is typed, rather than when it is sent. */
export async function ProofNotice({ scope, path }: { scope: Scope; path: string }) {
  if (hasFreshProof(scope)) return null;
  const words = await getTranslations('factor.fresh');
  return (
    <Notice tone="wait" title={words('title')}>
      <p>{words('body', { minutes: FRESH_PROOF_MINUTES })}</p>
      <p className="mt-2">
        <GoButton href={proofAddress(path)}>{words('action')}</GoButton>
      </p>
    </Notice>
  );
}
