import type { IconName } from './icon';

/** A state is never told by colour alone: each tone has its own icon, and words stand beside it. */
export type Tone = 'neutral' | 'good' | 'wait' | 'bad' | 'info';

export const TONE: Record<Tone, { soft: string; text: string; border: string; icon: IconName }> = {
  neutral: { soft: 'bg-sunken', text: 'text-muted', border: 'border-edge', icon: 'info' },
  good: { soft: 'bg-green-soft', text: 'text-green', border: 'border-green', icon: 'check' },
  wait: { soft: 'bg-amber-soft', text: 'text-amber', border: 'border-amber', icon: 'clock' },
  bad: { soft: 'bg-red-soft', text: 'text-red', border: 'border-red', icon: 'cross' },
  info: { soft: 'bg-blue-soft', text: 'text-blue', border: 'border-blue', icon: 'info' },
};
