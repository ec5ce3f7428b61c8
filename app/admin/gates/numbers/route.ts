import { gateMark } from '@/lib/gate/board';
import { markAnswer } from '../../_desk/mark-answer';

/** The mark of the board, for a page that shows it to see whether it is out of date. */
export const GET = (): Promise<Response> => markAnswer(gateMark);
