import { fileAnswer, noFile } from '@/app/_server/file-answer';
import { fileNameOf } from '@/app/_server/file-name';
import { pageScope } from '@/app/_server/scope';
import { openRevealed } from '@/lib/registration/revealing';

type Context = { params: Promise<{ reference: string; file: string }> };

/**
 * A file of the vault, for who has just asked to be shown it, as long as it is shown. Its address has a dot, so that it keeps
 * the headers of a file and does not get those of a page.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { reference, file } = await params;
  const field = file.replace(/\.file$/, '');
  const opened = await openRevealed(await pageScope(), { reference, field });
  return opened.ok ? fileAnswer(opened.value, fileNameOf(field, opened.value), true) : noFile();
}
