import type { Tone } from '@/app/_ui/tone';
import type { Wave } from '@/lib/review/waves';

export const stateOf = ({ publishedAt, calledOffAt }: Wave) =>
  publishedAt ? 'published' : calledOffAt ? 'called_off' : 'open';

export const WAVE_TONES = {
  open: 'wait',
  published: 'good',
  called_off: 'neutral',
} as const satisfies Record<ReturnType<typeof stateOf>, Tone>;
