import { Bidi } from '@/app/_ui/bidi';
import type { QueuedOrder } from '@/lib/station/queries';
import { Go } from '../../_desk/go';
import { recordAddress } from '../../registrations/list-address';

/** Whose badge it is, and the way to the record. */
export const Bearer = ({ person }: Pick<QueuedOrder, 'person'>) => (
  <Go href={recordAddress(person.reference)}>
    <Bidi>{person.nameLatin}</Bidi>
  </Go>
);
