import { routes } from '@/app/_server/handler';
import { documentCall } from '../_calls/document';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(documentCall);
