import { routes } from '@/app/_server/handler';
import { readCall } from '../../_calls/registrations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(readCall);
