import { LineIcon } from '@/app/_ui/icon';
import type { Face } from './looks';

/** A shape of its own for each verdict: they are told apart without colour, and from two metres. */
const SHAPES: Record<Face, string> = {
  admit: 'M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21zM6.8 12.4l3.6 3.6 6.9-7.4',
  admit_with_action: 'M2 3.5h20v17H2zM6.8 12.2l3.4 3.4 7-7.2',
  help_desk: 'M12 1.8l10.8 19.4H1.2zM12 8.6v6M12 17.6v.2',
  stop: 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6zM7.8 7.8l8.4 8.4M16.2 7.8l-8.4 8.4',
  refused: 'M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21zM12 6.4v7M12 16.8v.2',
};

export const VerdictIcon = ({ face, className }: { face: Face; className?: string }) => (
  <LineIcon path={SHAPES[face]} className={className} />
);
