import { routes } from '@/app/_server/handler';
import { statsCall } from '../_calls/forum';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(statsCall);
