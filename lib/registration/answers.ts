import { and, desc, eq, gte, inArray, isNotNull, lte } from 'drizzle-orm';
import { auditFact, auditPersonal, informationRequest } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import type { EditableField } from './input';
import type { Registration } from './intake';

export type InformationRequest = typeof informationRequest.$inferSelect;

/** One thing that was asked for, and what has come of it. */
export type AskedItem = {
  field: EditableField;
  /** What the reviewer wrote about it. */
  note: string | undefined;
  isDone: boolean;
  isChanged: boolean;
  /** Columns as they were when it was asked and as they are; undefined where nothing was changed, or it is kept sealed. */
  before: Record<string, unknown> | undefined;
  after: Record<string, unknown> | undefined;
};

/** The columns that hold a field. What is sealed has none: it is never shown beside what it was. */
const columnsOf = (field: EditableField): readonly string[] =>
  field === 'nameLatin'
    ? ['givenLatin', 'surnameLatin']
    : field === 'accessNeeds' || field === 'diet'
      ? []
      : [field];

/** What a request asks for, thing by thing, with what the answer has changed: told by the facts of its time. */
export async function askedItems(
  scope: Pick<Scope, 'db'>,
  request: InformationRequest | undefined,
): Promise<AskedItem[]> {
  if (!request) return [];
  const changes = await changesDuring(scope, request);
  return (request.fields as EditableField[]).map((field) => {
    const ofField = changes.filter(({ fields }) => fields.includes(field));
    const columns = columnsOf(field);
    const shown = (side: Record<string, unknown> | undefined) =>
      side && columns.length > 0
        ? Object.fromEntries(columns.map((column) => [column, side[column] ?? null]))
        : undefined;
    return {
      field,
      note: request.notes[field],
      isDone: request.done.includes(field),
      isChanged: ofField.length > 0,
      before: shown(ofField[0]?.before),
      after: shown(ofField.at(-1)?.after),
    };
  });
}

type Change = { fields: string[]; before?: Record<string, unknown>; after?: Record<string, unknown> };

async function changesDuring(
  scope: Pick<Scope, 'db'>,
  { registrationId, requestedAt, answeredAt }: InformationRequest,
): Promise<Change[]> {
  const facts = await scope.db
    .select({ after: auditFact.after, personal: auditPersonal.detail })
    .from(auditFact)
    .leftJoin(auditPersonal, eq(auditPersonal.factId, auditFact.id))
    .where(
      and(
        eq(auditFact.subject, `registration:${registrationId}`),
        inArray(auditFact.action, ['registration.amended']),
        gte(auditFact.at, requestedAt),
        answeredAt ? lte(auditFact.at, answeredAt) : undefined,
      ),
    )
    .orderBy(auditFact.at, auditFact.id);
  return facts.map(({ after, personal }) => ({
    fields: (after?.fields as string[] | undefined) ?? [],
    before: personal?.before as Record<string, unknown> | undefined,
    after: personal?.after as Record<string, unknown> | undefined,
  }));
}

/** The request whose answer has brought the application back to review, as long as nothing has happened to it since. */
export async function answeredRequestOf(
  scope: Pick<Scope, 'db'>,
  { id, state, stateChangedAt }: Pick<Registration, 'id' | 'state' | 'stateChangedAt'>,
): Promise<InformationRequest | undefined> {
  if (state !== 'submitted') return undefined;
  const [last] = await scope.db
    .select()
    .from(informationRequest)
    .where(and(eq(informationRequest.registrationId, id), isNotNull(informationRequest.answeredAt)))
    .orderBy(desc(informationRequest.answeredAt))
    .limit(1);
  return last?.answeredAt?.getTime() === stateChangedAt.getTime() ? last : undefined;
}
