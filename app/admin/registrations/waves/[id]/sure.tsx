'use client';

import { Checkbox } from '@/app/_ui/checkbox';
import { useKept } from '../../../_desk/action-form';

/** A tick that is asked for before many are decided on at once. */
export function Sure({ label, missing }: { label: string; missing: string }) {
  const { fault, id } = useKept('sure');
  return <Checkbox id={id} name="sure" value="yes" label={label} error={fault && missing} />;
}
