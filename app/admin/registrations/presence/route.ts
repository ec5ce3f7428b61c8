import { answerScript } from '@/app/_server/script-post';
import { presenceInput } from '@/lib/queue/input';
import { attend } from '@/lib/queue/presence';

/** A beat of a page that shows a record, or its farewell; answered with who else is there. */
export const POST = (request: Request): Promise<Response> => answerScript(request, presenceInput, attend);
