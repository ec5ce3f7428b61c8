import { getTranslations } from 'next-intl/server';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import type { BadgeBatch } from '@/lib/badge/settling';

const TONES = {
  running: 'info',
  finished: 'good',
  stopped: 'wait',
  empty: 'wait',
  forgotten: 'neutral',
} as const satisfies Record<string, Tone>;

const stateOf = ({ finishedAt, stoppedAt, fileBytes, forgottenAt }: BadgeBatch): keyof typeof TONES => {
  if (!finishedAt) return 'running';
  if (!fileBytes) return 'empty';
  if (forgottenAt) return 'forgotten';
  return stoppedAt ? 'stopped' : 'finished';
};

/** How a batch stands, in one word. */
export async function BatchState({ batch }: { batch: BadgeBatch }) {
  const words = await getTranslations('badges.state');
  const state = stateOf(batch);
  return <StateTag tone={TONES[state]}>{words(state)}</StateTag>;
}
