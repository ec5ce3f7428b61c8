import { gateScope } from '@/app/_server/gate-scope';
import { answerScript } from '@/app/_server/script-post';
import { findInput } from '@/lib/gate/input';
import { askForPeople } from '@/lib/gate/queries';

/** A POST, because what people are asked for must not stand in an address. */
export const POST = (request: Request): Promise<Response> =>
  answerScript(request, findInput, askForPeople, gateScope);
