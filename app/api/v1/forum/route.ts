import { routes } from '@/app/_server/handler';
import { forumCall } from '../_calls/forum';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(forumCall);
