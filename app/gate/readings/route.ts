import { z } from 'zod';
import { gateScope } from '@/app/_server/gate-scope';
import { answerScript } from '@/app/_server/script-post';
import { scanFound, scanTicket } from '@/lib/gate/commands';
import { foundInput, scanInput } from '@/lib/gate/input';

const readingInput = z.union([scanInput, foundInput]);

/** One reading of the gate's screen, by code or of a person found by name; sent again under its id until answered. */
export const POST = (request: Request): Promise<Response> =>
  answerScript(
    request,
    readingInput,
    (scope, input) => ('code' in input ? scanTicket(scope, input) : scanFound(scope, input)),
    gateScope,
  );
