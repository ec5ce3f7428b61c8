import { fileAnswer, noFile } from '@/app/_server/file-answer';
import { pageScope } from '@/app/_server/scope';
import { openPhoto } from '@/lib/photo/queries';

type Context = { params: Promise<{ reference: string }> };

/** The photo on a record, for who may read it; `?size=thumbnail`: the small one. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { reference } = await params;
  const size = new URL(request.url).searchParams.get('size') === 'thumbnail' ? 'thumbnail' : 'photo';
  const photo = await openPhoto(await pageScope(), reference, size);
  return photo.ok ? fileAnswer(photo.value, 'photo.jpg') : noFile();
}
