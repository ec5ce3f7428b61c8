import { statsMark } from '@/lib/dashboard/stats';
import { markAnswer } from '../_desk/mark-answer';

/** The mark of the dashboard's numbers, for a page that shows them to see whether it is out of date. */
export const GET = (): Promise<Response> => markAnswer(statsMark);
