import { routes } from '@/app/_server/handler';
import { scanBatchCall } from '../../_calls/gate';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(scanBatchCall);
