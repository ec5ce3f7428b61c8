import { printingMark } from '@/lib/station/queries';
import { markAnswer } from '../../../_desk/mark-answer';

/** The mark of the print queue, for a page that shows it to see whether it is out of date. */
export const GET = (): Promise<Response> => markAnswer(printingMark);
