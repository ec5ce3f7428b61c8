import { useTranslations } from 'next-intl';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import { env } from '@/lib/core/env';
import type { OutboxEntry } from '@/lib/mail/queries';

const TONES: Record<OutboxEntry['state'], Tone> = {
  queued: 'wait',
  sent: 'good',
  failed: 'bad',
  suppressed: 'neutral',
  recalled: 'neutral',
  bounced: 'bad',
};

export function MailState({ state }: { state: OutboxEntry['state'] }) {
  const words = useTranslations('admin.mail.state');
  // Without a server nothing waits for anything: the letter is kept, and that is all.
  const isKept = state === 'queued' && !env().SMTP_URL;
  return <StateTag tone={isKept ? 'neutral' : TONES[state]}>{words(isKept ? 'kept' : state)}</StateTag>;
}
