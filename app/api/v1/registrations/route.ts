import { routes } from '@/app/_server/handler';
import { listCall, submitCall } from '../_calls/registrations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(listCall, submitCall);
