import type { ConsentPurpose } from '@/db/schema/consent';

/** Where a version of a text is read; without one, the version that counts. */
export const documentAddress = (locale: string, purpose: ConsentPurpose, version?: number): string =>
  `/${locale}/privacy/${purpose}${version === undefined ? '' : `?version=${version}`}`;
