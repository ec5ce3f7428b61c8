import { routes } from '@/app/_server/handler';
import { rosterCall } from '../_calls/gate';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(rosterCall);
