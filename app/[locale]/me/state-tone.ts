import type { Tone } from '@/app/_ui/tone';
import type { OwnRecord } from '@/lib/dashboard/own';

export const STATE_TONE: Record<OwnRecord['registration']['state'], Tone> = {
  submitted: 'info',
  needs_info: 'wait',
  waitlisted: 'wait',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
  cancelled: 'bad',
  lapsed: 'neutral',
};
