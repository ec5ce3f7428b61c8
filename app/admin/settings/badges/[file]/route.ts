import { getLocale } from 'next-intl/server';
import { FILE_HEADERS } from '@/app/_server/file-headers';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { FORMAT_KEYS } from '@/lib/badge/rules';
import { sampleBadge } from '@/lib/badge/styling';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ file: string }> };

const TYPES = { pdf: 'application/pdf', svg: 'image/svg+xml' } as const;

/** The badge of an invented person in one format: `a6.svg`, `a7.pdf`. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const [scope, locale] = await Promise.all([pageScope(), getLocale()]);
  const refused = (refusal: Parameters<typeof problem>[0]) =>
    problem(refusal, scope.requestId, toLocale(locale));
  const [name, type] = file.split('.');
  const format = FORMAT_KEYS.find((one) => one === name);
  const as = type === 'pdf' || type === 'svg' ? type : undefined;
  if (!format || !as) return refused({ code: 'NOT_FOUND' });
  const drawn = await sampleBadge(scope, format, as);
  if (!drawn.ok) return refused(drawn.refusal);
  return new Response(new Uint8Array(drawn.value), {
    headers: { ...FILE_HEADERS, 'content-type': TYPES[as], 'content-disposition': 'inline' },
  });
}
