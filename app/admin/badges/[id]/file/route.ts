import { Readable } from 'node:stream';
import { getLocale } from 'next-intl/server';
import { attached } from '@/app/_server/file-headers';
import { readForm, seeOther } from '@/app/_server/form-post';
import { proofAddress } from '@/app/_server/next-path';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { openBatchFile } from '@/lib/badge/batches';
import { piecesOf } from '@/lib/badge/files';
import { toLocale } from '@/messages/locales';
import { batchAddress } from '../../addresses';

type Context = { params: Promise<{ id: string }> };

/** The file of a batch: a POST, because it is recorded who took it; read from the database as it is sent. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const [scope, locale, form] = await Promise.all([pageScope(), getLocale(), readForm(request)]);
  const refused = (refusal: Parameters<typeof problem>[0]) =>
    problem(refusal, scope.requestId, toLocale(locale));
  if (!form.ok) return refused(form.refusal);
  if (scope.actor.kind === 'anonymous')
    return seeOther(`/sign-in?next=${encodeURIComponent(batchAddress(id))}`);
  const file = await openBatchFile(scope, id);
  if (!file.ok && file.refusal.code === 'FRESH_PROOF_NEEDED') return seeOther(proofAddress(batchAddress(id)));
  if (!file.ok) return refused(file.refusal);
  const body = Readable.toWeb(
    Readable.from(piecesOf(scope, id), { objectMode: false }),
  ) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      ...attached(`badges-${scope.now.toISOString().slice(0, 10)}.pdf`, 'application/pdf'),
      'content-length': String(file.value.bytes),
    },
  });
}
