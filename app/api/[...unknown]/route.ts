import { noRoutes } from '@/app/_server/handler';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = noRoutes;
