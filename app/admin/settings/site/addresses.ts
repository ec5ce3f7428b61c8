import type { SitePage } from '@/lib/site/rules';
import { SETTINGS } from '../addresses';

export const SITE = `${SETTINGS}/site`;
export const pageAddress = (page: SitePage): string => `${SITE}/${page}`;
export const sessionAddress = (id: string): string => `${SITE}/programme/${id}`;
