import { cache } from 'react';
import { currentForum } from '@/lib/dashboard/forum';
import { partnersOf } from '@/lib/delegation/queries';
import { publicScope } from './scope';

/** The current forum as everybody may see it; header, page and footer of one request share one reading. */
export const loadForum = cache(async () => currentForum(await publicScope()));

/** The cities and countries that the forum's map joins. */
export const loadPartners = cache(async () => {
  const [scope, { edition }] = await Promise.all([publicScope(), loadForum()]);
  return partnersOf(scope, edition.id);
});
