import { proofScope } from '@/app/_server/scope';

/** How long the session at hand still lasts, for a page to warn in time; asked by itself it prolongs nothing. */
export async function GET(): Promise<Response> {
  const { actor, now } = await proofScope();
  const endsAt = actor.kind === 'person' ? actor.endsAt : undefined;
  const leftMs = endsAt ? endsAt.getTime() - now.getTime() : 0;
  return Response.json({ leftMs }, { headers: { 'cache-control': 'private, no-store' } });
}
