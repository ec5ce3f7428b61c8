import { env } from '@/lib/core/env';

/** Where a person sees what was asked for and what came of it. */
export const ownDataLink = (locale: string): string => `${env().publicUrl}/${locale}/me/data`;
