import type { Call } from '@/app/_server/call';
import { bouncesCall } from './bounces';
import { decideCall, decideManyCall } from './decisions';
import { forumCall, statsCall } from './forum';
import { changeTicketCall, rosterCall, scanBatchCall, scanCall, ticketCall } from './gate';
import { liveCall, metricsCall, readyCall } from './machine';
import { listCall, readCall, submitCall } from './registrations';

/** Every call of the API, in the order in which the document tells them. */
export const CALLS: readonly Call[] = [
  forumCall,
  submitCall,
  listCall,
  readCall,
  decideCall,
  decideManyCall,
  ticketCall,
  changeTicketCall,
  bouncesCall,
  scanCall,
  scanBatchCall,
  rosterCall,
  statsCall,
  liveCall,
  readyCall,
  metricsCall,
];
