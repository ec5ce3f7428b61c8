import { useTranslations } from 'next-intl';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import type { RegistrationState } from '@/db/schema';

export const TONES: Record<RegistrationState, Tone> = {
  submitted: 'info',
  needs_info: 'wait',
  waitlisted: 'wait',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
  cancelled: 'bad',
  lapsed: 'neutral',
};

export function State({ state }: { state: RegistrationState }) {
  const words = useTranslations('admin.states');
  return <StateTag tone={TONES[state]}>{words(state)}</StateTag>;
}
