import { getTranslations } from 'next-intl/server';
import type { VaultField } from '@/db/schema';

/** How the fields of the vault are called, where something is told of them. */
export async function vaultFieldNames() {
  const [fields, papers] = await Promise.all([
    getTranslations('register.fields'),
    getTranslations('complete.confidential'),
  ]);
  return (field: VaultField): string =>
    field === 'accessNeeds' || field === 'diet' ? fields(`${field}.label`) : papers(field);
}
