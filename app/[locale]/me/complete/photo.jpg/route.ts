import { fileAnswer, noFile } from '@/app/_server/file-answer';
import { formPost, seeOther } from '@/app/_server/form-post';
import { problem } from '@/app/_server/problem';
import type { RefusalCode } from '@/app/_server/refusals';
import { pageScope } from '@/app/_server/scope';
import { announcedUpload, readUpload, type Upload } from '@/app/_server/upload';
import { connection } from '@/lib/core/connection';
import { parseInput } from '@/lib/core/input';
import { type Refusal, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { spend } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { changePhoto, removePhoto } from '@/lib/photo/commands';
import { cutInput } from '@/lib/photo/input';
import { openOriginal, openPhoto } from '@/lib/photo/queries';
import { ownRegistration } from '@/lib/registration/queries';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ locale: string }> };

/** One's own photo; `?size=original`: the whole picture, to be cut anew. */
export async function GET(request: Request): Promise<Response> {
  const scope = await pageScope();
  const own = await ownRegistration(scope);
  const isOriginal = new URL(request.url).searchParams.get('size') === 'original';
  const photo =
    own &&
    (await (isOriginal ? openOriginal(scope, own.reference) : openPhoto(scope, own.reference, 'photo')));
  return photo?.ok ? fileAnswer(photo.value, 'photo.jpg') : noFile();
}

/**
 * A photo is given, cut anew or taken back. The page's script asks for JSON and keeps what was chosen whatever comes of it; a
 * form without script is led back to the page. Who may send, and how often, is asked before anything is read.
 */
export const POST = formPost(async (request: Request, { params }: Context) => {
  const locale = toLocale((await params).locale);
  const page = `/${locale}/me/complete/photo`;
  const scope = await pageScope();
  const isScript = request.headers.get('accept') === 'application/json';
  const answer = (to: string) => (isScript ? Response.json({ to }) : seeOther(to));
  const told = (refusal: Refusal<RefusalCode>) => {
    if (isScript) return problem(refusal, scope.requestId, locale);
    return refusal.code === 'ORIGIN_NOT_ALLOWED'
      ? problem(refusal, scope.requestId, locale)
      : seeOther(`${page}?refused=${refusal.code}#problems`);
  };
  const announced = announcedUpload(request.headers);
  if (!announced.ok) return told(announced.refusal);
  if (scope.actor.kind !== 'person')
    return isScript ? told({ code: 'NOT_SIGNED_IN' }) : seeOther(`/sign-in?next=${page}`);
  const spent = await spend(connection().db, LIMITS.uploadByPerson, scope.actor.userId);
  if (!spent.ok) return told(spent.refusal);
  const upload = await readUpload(request, 'photo');
  const done = upload.ok ? await give(scope, upload.value) : upload;
  if (!done.ok) return told(done.refusal);
  // Another address each time: a page that is shown already is shown anew.
  return answer(`${page}?${done.value}=${scope.now.getTime()}#done`);
});

async function give(
  scope: Scope,
  { typed, file }: Upload,
): Promise<Result<'saved' | 'stopped' | 'removed', RefusalCode>> {
  const own = await ownRegistration(scope);
  if (!own) return refuse('NOT_FOUND');
  const input = parseInput(cutInput, typed);
  if (!input.ok) return input;
  if (typed.act === 'remove') {
    const removed = await removePhoto(scope, own.reference, input.value);
    return removed.ok ? { ok: true, value: 'removed' } : removed;
  }
  const changed = await changePhoto(scope, own.reference, { sent: file, cut: input.value });
  return changed.ok ? { ok: true, value: changed.value.isReturned ? 'stopped' : 'saved' } : changed;
}
