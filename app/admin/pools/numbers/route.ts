import { poolNumbers } from '@/lib/dashboard/pools';
import { markAnswer } from '../../_desk/mark-answer';

/** The numbers of the pools, for a page that shows them to see whether it is out of date. */
export const GET = (): Promise<Response> => markAnswer(poolNumbers);
