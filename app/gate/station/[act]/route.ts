import { gateScope } from '@/app/_server/gate-scope';
import { answerScript } from '@/app/_server/script-post';
import { attendInput, orderRef, settleInput } from '@/lib/station/input';
import { repeatOrder } from '@/lib/station/queue';
import { attend } from '@/lib/station/serving';
import { handOverOrder, settleOrder } from '@/lib/station/settling';

type Context = { params: Promise<{ act: string }> };

/** A printing station's talk with the house: it asks for work, and says what became of it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  switch ((await params).act) {
    case 'attend':
      return answerScript(request, attendInput, attend, gateScope);
    case 'settle':
      return answerScript(request, settleInput, settleOrder, gateScope);
    case 'hand-over':
      return answerScript(request, orderRef, (scope, { id }) => handOverOrder(scope, id), gateScope);
    case 'repeat':
      return answerScript(request, orderRef, (scope, { id }) => repeatOrder(scope, id), gateScope);
    default:
      return new Response(null, { status: 404 });
  }
}
