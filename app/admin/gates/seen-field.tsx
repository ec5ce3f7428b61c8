'use client';

import { useKept } from '../_desk/action-form';

/** What the form was filled from; after a colleague's change, what its reader has been told of it. */
export function SeenField({ value }: { value: string }) {
  const { typed } = useKept('seen');
  return <input type="hidden" name="seen" value={typeof typed === 'string' ? typed : value} />;
}
