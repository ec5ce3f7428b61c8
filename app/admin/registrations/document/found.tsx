'use client';

import { useOutcome } from '../../_desk/action-form';
import { recordAddress } from '../list-address';

/** Whoever was found, by reference. */
export function Found() {
  const { codes = [] } = useOutcome();
  if (codes.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {codes.map((reference) => (
        <li key={reference}>
          <a className="link tabular inline-flex min-h-6 items-center" href={recordAddress(reference)}>
            {reference}
          </a>
        </li>
      ))}
    </ul>
  );
}
