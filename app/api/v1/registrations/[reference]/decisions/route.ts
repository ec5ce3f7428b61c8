import { routes } from '@/app/_server/handler';
import { decideCall } from '../../../_calls/decisions';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(decideCall);
