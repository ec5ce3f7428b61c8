import { cache } from 'react';
import { documentsOf } from '@/lib/consent/queries';
import { currentForum } from '@/lib/dashboard/forum';
import { partnersOf } from '@/lib/delegation/queries';
import { currentOffer } from '@/lib/edition/queries';
import { textsOf } from '@/lib/edition/texts';
import { publishedPage } from '@/lib/site/queries';
import type { SitePage } from '@/lib/site/rules';
import { publicScope } from './scope';

/** The current forum as everybody may see it; header, page and footer of one request share one reading. */
export const loadForum = cache(async () => currentForum(await publicScope()));

/** What a form is judged by, and no seats: who applies need not wait until all pools are counted. */
export const loadOffer = cache(async () => currentOffer(await publicScope()));

/** What the organisers say in their own words; pieces of one page share one reading. */
export const loadTexts = cache(async () => textsOf(await publicScope()));

/** Every version of the texts that people agree to, newest first. */
export const loadDocuments = cache(async () => documentsOf(await publicScope()));

/** The cities and countries that the forum's map joins. */
export const loadPartners = cache(async () => {
  const [scope, { edition }] = await Promise.all([publicScope(), loadForum()]);
  return partnersOf(scope, edition.id);
});

/** What a page of the site says; its head and its body share one reading. */
export const loadSitePage = cache(async (page: SitePage) => {
  const [scope, { edition }] = await Promise.all([publicScope(), loadForum()]);
  return publishedPage(scope, edition, page);
});
