import { seeOther } from '@/app/_server/form-post';
import { parseInput } from '@/lib/core/input';
import { pairInput } from '@/lib/identity/input';
import { compareAddress, DOUBLES, referenceIn } from '../../registrations/list-address';

/** From two typed numbers to the page that compares them; whether there are such is that page's to say. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const pair = parseInput(pairInput, {
    first: searchParams.get('first') ?? '',
    second: searchParams.get('second') ?? '',
  });
  const isPair = pair.ok && referenceIn(pair.value.first) && referenceIn(pair.value.second);
  return seeOther(isPair ? compareAddress(pair.value.first, pair.value.second) : `${DOUBLES}?unknown=1`);
}
