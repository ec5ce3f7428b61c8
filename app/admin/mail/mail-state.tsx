import { useTranslations } from 'next-intl';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import type { OutboxEntry } from '@/lib/mail/queries';

const TONES: Record<OutboxEntry['state'], Tone> = {
  queued: 'wait',
  sent: 'good',
  failed: 'bad',
  suppressed: 'neutral',
};

export function MailState({ state }: { state: OutboxEntry['state'] }) {
  const words = useTranslations('admin.mail.state');
  return <StateTag tone={TONES[state]}>{words(state)}</StateTag>;
}
