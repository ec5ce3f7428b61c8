import { fileAnswer, noFile } from '@/app/_server/file-answer';
import { fileNameOf } from '@/app/_server/file-name';
import { formPost, seeOther } from '@/app/_server/form-post';
import { problem } from '@/app/_server/problem';
import type { RefusalCode } from '@/app/_server/refusals';
import { pageScope } from '@/app/_server/scope';
import { announcedUpload, readUpload } from '@/app/_server/upload';
import { connection } from '@/lib/core/connection';
import { type Refusal, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { spend } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { giveScan, openScan, removeScan } from '@/lib/photo/scanning';
import { ownRegistration } from '@/lib/registration/queries';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ locale: string }> };

/** One's own scan, as a file; the dot in its address keeps the headers of a page away. */
export async function GET(): Promise<Response> {
  const scope = await pageScope();
  const own = await ownRegistration(scope);
  const scan = own && (await openScan(scope, own.reference));
  return scan?.ok ? fileAnswer(scan.value, fileNameOf('scan', scan.value), true) : noFile();
}

/** A scan is given or taken back, and the page says what came of it. Who may send is asked before anything is read. */
export const POST = formPost(async (request: Request, { params }: Context) => {
  const locale = toLocale((await params).locale);
  const page = `/${locale}/me/complete/document`;
  const scope = await pageScope();
  const told = (refusal: Refusal<RefusalCode>) =>
    refusal.code === 'ORIGIN_NOT_ALLOWED'
      ? problem(refusal, scope.requestId, locale)
      : seeOther(`${page}?refused=${refusal.code}#scan`);
  const announced = announcedUpload(request.headers);
  if (!announced.ok) return told(announced.refusal);
  if (scope.actor.kind !== 'person') return seeOther(`/sign-in?next=${page}`);
  const spent = await spend(connection().db, LIMITS.uploadByPerson, scope.actor.userId);
  if (!spent.ok) return told(spent.refusal);
  const done = await take(scope, request);
  return done.ok ? seeOther(`${page}?scan=${done.value}#scan`) : told(done.refusal);
});

async function take(scope: Scope, request: Request): Promise<Result<'saved' | 'removed', RefusalCode>> {
  const upload = await readUpload(request, 'scan');
  if (!upload.ok) return upload;
  const own = await ownRegistration(scope);
  if (!own) return refuse('NOT_FOUND');
  const { typed, file } = upload.value;
  if (typed.act === 'remove') {
    const removed = await removeScan(scope, own.reference);
    return removed.ok ? { ok: true, value: 'removed' } : removed;
  }
  const given = await giveScan(scope, own.reference, file ?? Buffer.of());
  return given.ok ? { ok: true, value: 'saved' } : given;
}
