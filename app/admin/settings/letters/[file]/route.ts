import { getLocale } from 'next-intl/server';
import { FILE_HEADERS } from '@/app/_server/file-headers';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { PAPER_LANGUAGES } from '@/lib/letter/rules';
import { sampleLetter } from '@/lib/letter/styling';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ file: string }> };

const TYPES = { pdf: 'application/pdf', svg: 'image/svg+xml' } as const;

/** A letter to an invented person in one language: `en.svg`, `ru.pdf`. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const [scope, locale] = await Promise.all([pageScope(), getLocale()]);
  const refused = (refusal: Parameters<typeof problem>[0]) =>
    problem(refusal, scope.requestId, toLocale(locale));
  const [name, type] = file.split('.');
  const language = PAPER_LANGUAGES.find((one) => one === name);
  const as = type === 'pdf' || type === 'svg' ? type : undefined;
  if (!language || !as) return refused({ code: 'NOT_FOUND' });
  const drawn = await sampleLetter(scope, language, as);
  if (!drawn.ok) return refused(drawn.refusal);
  return new Response(new Uint8Array(drawn.value), {
    headers: { ...FILE_HEADERS, 'content-type': TYPES[as], 'content-disposition': 'inline' },
  });
}
