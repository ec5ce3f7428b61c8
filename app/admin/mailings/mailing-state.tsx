import { useTranslations } from 'next-intl';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import { type Mailing, type MailingStanding, standingOf } from '@/lib/mailing/rules';

const TONES: Record<MailingStanding, Tone> = {
  draft: 'neutral',
  running: 'info',
  paused: 'wait',
  stopped: 'wait',
  finished: 'good',
};

export function MailingState({ of }: { of: Mailing }) {
  const words = useTranslations('mailings.state');
  const standing = standingOf(of);
  return <StateTag tone={TONES[standing]}>{words(standing)}</StateTag>;
}
