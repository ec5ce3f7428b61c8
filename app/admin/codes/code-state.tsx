import { useTranslations } from 'next-intl';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import type { InvitationState } from '@/lib/invitation/rules';

const TONES: Record<InvitationState, Tone> = {
  open: 'good',
  used_up: 'info',
  expired: 'wait',
  ended: 'neutral',
};

export function CodeState({ state }: { state: InvitationState }) {
  const words = useTranslations('admin.codes.state');
  return <StateTag tone={TONES[state]}>{words(state)}</StateTag>;
}
