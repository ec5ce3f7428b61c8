import { LETTER_HEADERS } from '@/app/_server/letter-headers';
import { pageScope } from '@/app/_server/scope';
import { sampleLetter } from '@/lib/mailing/previewing';

/** A mailing in one language as it will leave, for the frame on its page. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const scope = await pageScope();
  const headers = LETTER_HEADERS;
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers });
  const language = new URL(request.url).searchParams.get('language');
  const letter = await sampleLetter(scope, (await params).id, language);
  if (letter.ok) return new Response(letter.value.html, { headers });
  return new Response(null, { status: letter.refusal.code === 'NOT_ALLOWED' ? 403 : 404, headers });
}
