import { attached, FILE_HEADERS } from '@/app/_server/file-headers';
import { pageScope } from '@/app/_server/scope';
import { actorNames } from '@/lib/auth/queries';
import { isId } from '@/lib/core/id';
import { destructionOf } from '@/lib/retention/calendar';
import { factWords } from '../../../_desk/fact-words';
import { recordPdf } from '../../record-pdf';

type Context = { params: Promise<{ id: string }> };

/** The record of one destruction, to be kept with the papers. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const scope = await pageScope();
  const refused = (status: number) => new Response(null, { status, headers: FILE_HEADERS });
  if (scope.actor.kind === 'anonymous') return refused(401);
  if (!isId(id)) return refused(404);
  const found = await destructionOf(scope, id);
  if (!found.ok) return refused(found.refusal.code === 'NOT_FOUND' ? 404 : 403);
  const { edition, done } = found.value;
  const { who } = await factWords(await actorNames(scope, [done.startedBy]));
  const pdf = await recordPdf({ edition, done, by: who(done.startedBy), now: scope.now });
  return new Response(new Uint8Array(pdf), { headers: attached(`destroyed-${id}.pdf`, 'application/pdf') });
}
