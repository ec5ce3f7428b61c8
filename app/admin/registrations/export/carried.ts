import { exportCookie } from '@/app/_server/cookies';
import { seal, unseal } from '@/lib/core/crypto';
import { type ExportInput, exportInput } from '@/lib/export/input';

const CONTEXT = 'cookie:export';

/** Keeps what was chosen while its owner is asked who it is. Sealed: what was searched for may be a name. */
export const carryExport = (chosen: ExportInput): Promise<void> =>
  exportCookie.keep(seal(JSON.stringify(chosen), CONTEXT).toString('base64url'));

export async function carriedExport(): Promise<ExportInput | undefined> {
  const kept = await exportCookie.read();
  try {
    return kept ? exportInput.parse(JSON.parse(unseal(Buffer.from(kept, 'base64url'), CONTEXT))) : undefined;
  } catch {
    // Altered, or sealed under a key that was changed since: the person chooses once more.
    return undefined;
  }
}
