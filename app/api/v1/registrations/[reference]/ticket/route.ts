import { routes } from '@/app/_server/handler';
import { changeTicketCall, ticketCall } from '../../../_calls/gate';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(ticketCall, changeTicketCall);
