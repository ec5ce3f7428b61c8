import type { FieldFault } from '@/lib/core/input';
import { invalid, parseInput } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { type Edition, wallTime } from '@/lib/edition/rules';
import type { Registration } from '@/lib/registration/intake';
import { findRegistration } from '@/lib/registration/queries';
import { ageOn, numberFault } from '@/lib/vault/documents';
import { kept } from '@/lib/vault/queries';
import { type DocumentInput, documentInput, type TypedDocument } from './input';
import { mayComplete } from './policy';
import { birthFault, expiryFault, isForeign } from './rules';

/**
 * Everything that is wrong with a document as it was typed, told at once: what is no good in itself, and of the rest what is no
 * good for this person and this forum.
 */
export async function judgeDocument(
  scope: Scope,
  typed: TypedDocument,
): Promise<Result<void, 'NOT_FOUND' | 'INVALID_INPUT'>> {
  const own = await findRegistration(scope, typed.reference);
  if (!own || !mayComplete(scope.actor, own)) return refuse('NOT_FOUND');
  const parsed = parseInput(documentInput, typed);
  const known = parsed.ok ? [] : (parsed.refusal.details?.errors as FieldFault[]);
  const said = { ...usable(typed) };
  if (said.number === undefined && !known.some(({ path }) => path === 'number'))
    said.number = (await kept(scope, own.id, 'document'))?.number ?? '';
  const others = documentFaults(said, own, await currentEdition(scope), scope.now);
  const isNew = ({ path }: FieldFault) => !known.some((one) => one.path === path);
  const faults = [...known, ...others.filter(isNew)];
  return faults.length > 0 ? invalid(faults) : ok(undefined);
}

/** What can be read of a document, field by field. */
const usable = (typed: TypedDocument): Partial<DocumentInput> =>
  Object.fromEntries(
    Object.entries(documentInput.shape).flatMap(([name, schema]) => {
      const read = schema.safeParse(typed[name as keyof TypedDocument]);
      return read.success && read.data !== undefined ? [[name, read.data]] : [];
    }),
  );

/** What is wrong with a document for this person and this forum, as far as it was said. */
export function documentFaults(
  { type, number, issuingCountry, expiresOn, birthDate }: Partial<DocumentInput>,
  own: Pick<Registration, 'citizenship'>,
  edition: Edition,
  now: Date,
): FieldFault[] {
  const today = wallTime(now, edition.timeZone).slice(0, 10);
  const isIssuedAbroad =
    type === 'internal_passport' && issuingCountry !== undefined && issuingCountry !== edition.hostCountry;
  const expiry = expiresOn
    ? expiryFault(expiresOn, edition, today)
    : isForeign(own, edition)
      ? 'required'
      : undefined;
  const formFault =
    type && issuingCountry && number ? numberFault({ type, issuingCountry }, number) : undefined;
  const bornFault = (born: string) =>
    born > today ? 'invalid_birth' : birthFault(ageOn(edition.startsOn, born));
  const faults = {
    type: isIssuedAbroad ? 'internal_abroad' : undefined,
    number: number === '' ? 'required' : formFault,
    expiresOn: expiry,
    birthDate: birthDate && bornFault(birthDate),
  };
  return Object.entries(faults).flatMap(([path, code]) => (code ? [{ path, code }] : []));
}
