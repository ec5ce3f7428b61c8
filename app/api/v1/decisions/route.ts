import { routes } from '@/app/_server/handler';
import { decideManyCall } from '../_calls/decisions';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(decideManyCall);
