import { strToU8, zipSync } from 'fflate';
import { attached } from '@/app/_server/file-headers';
import { fileNameOf } from '@/app/_server/file-name';
import { seeOther } from '@/app/_server/form-post';
import { proofAddress } from '@/app/_server/next-path';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { connection } from '@/lib/core/connection';
import { type OwnData, takeOwnData } from '@/lib/export/own-data';
import { openFile } from '@/lib/file/queries';
import { spend } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { type Locale, toLocale } from '@/messages/locales';
import { ownDocument } from '../own-document';

type Context = { params: Promise<{ locale: string; file: string }> };

const FORMATS = {
  'my-data.json': ['json', 'application/json; charset=utf-8'],
  'my-data.pdf': ['pdf', 'application/pdf'],
  'my-data.zip': ['zip', 'application/zip'],
} as const;

/** Everything that is kept of who asks, as a file; who has not just shown who that is does so first. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { locale: named, file } = await params;
  const locale = toLocale(named);
  const page = `/${locale}/me/data`;
  const scope = await pageScope();
  const found = Object.entries(FORMATS).find(([name]) => name === file);
  if (!found) return problem({ code: 'NOT_FOUND' }, scope.requestId, locale);
  if (scope.actor.kind !== 'person') return seeOther(`/sign-in?next=${page}`);
  const spent = await spend(connection().db, LIMITS.ownDataByPerson, scope.actor.userId);
  if (!spent.ok) return seeOther(`${page}?wait=1`);
  const [name, [format, type]] = found;
  const taken = await takeOwnData(scope, format);
  if (!taken.ok) {
    if (taken.refusal.code === 'FRESH_PROOF_NEEDED') return seeOther(proofAddress(page));
    return problem(taken.refusal, scope.requestId, locale);
  }
  const bytes = await written(taken.value.data, format, locale, taken.value.registrationId);
  return new Response(new Uint8Array(bytes), { headers: attached(name, type) });
}

async function written(
  data: OwnData,
  format: 'json' | 'pdf' | 'zip',
  locale: Locale,
  registrationId: string,
): Promise<Uint8Array> {
  if (format === 'json') return strToU8(JSON.stringify(data, null, 2));
  const pdf = await ownDocument(data, locale);
  if (format === 'pdf') return pdf;
  const { db } = connection();
  const files: Record<string, Uint8Array> = {};
  for (const { kind } of data.files) {
    const opened = await openFile({ db }, registrationId, kind);
    if (opened) files[fileNameOf(kind, opened)] = opened.bytes;
  }
  return zipSync({
    'my-data.json': strToU8(JSON.stringify(data, null, 2)),
    'my-data.pdf': new Uint8Array(pdf),
    ...files,
  });
}
