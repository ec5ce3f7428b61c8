import { routes } from '@/app/_server/handler';
import { liveCall } from '../../v1/_calls/machine';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(liveCall);
