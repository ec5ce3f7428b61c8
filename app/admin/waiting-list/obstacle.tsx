import { getTranslations } from 'next-intl/server';
import type { Obstacle as ObstacleOf } from '@/lib/waitlist/rules';
import type { PoolName } from './pool-name';

/** Why somebody is passed over, in a sentence; nothing where only a seat is missing. */
export async function Obstacle({ obstacle, nameOf }: { obstacle: ObstacleOf | undefined; nameOf: PoolName }) {
  if (!obstacle) return null;
  const words = await getTranslations('admin.waiting.obstacle');
  switch (obstacle.kind) {
    case 'cap':
      return words('cap', { pool: nameOf(obstacle.key), held: obstacle.held, size: obstacle.size });
    case 'party':
      return words('party', { people: obstacle.people });
    default:
      return words(obstacle.kind);
  }
}
