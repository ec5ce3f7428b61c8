import { and, asc, eq, inArray } from 'drizzle-orm';
import { apiToken, auditFact, registration, scan, staffRole, user } from '@/db/schema';
import { AUDIT_PARTS, type AuditFilter, type AuditPart, auditFilter } from '@/lib/audit/input';
import { mayReadAudit } from '@/lib/audit/policy';
import { type FactPage, type FactWhere, listFacts } from '@/lib/audit/queries';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { instantAt } from '@/lib/edition/rules';
import { nextDay } from './days';
import { referencesOf } from './queries';

export type Asked = Record<string, string | string[] | undefined>;

/** A part of the address that means nothing, or a record that does not exist; the rest is answered all the same. */
export type NotUnderstood = AuditPart | 'older' | 'days';
export type AuditQuestion = { filter: AuditFilter; where: FactWhere; notUnderstood: NotUnderstood[] };

/** What an address asks of the audit; each part by itself, so that one that means nothing does not hide the others. */
export async function auditQuestion(
  scope: Scope,
  asked: Asked,
): Promise<Result<AuditQuestion, 'NOT_ALLOWED'>> {
  if (!mayReadAudit(scope.actor)) return refuse('NOT_ALLOWED');
  const notUnderstood: NotUnderstood[] = [];
  const filter: AuditFilter = {};
  for (const part of AUDIT_PARTS) {
    // An empty field of a form asks for nothing.
    const typed = [asked[part]].flat()[0] || undefined;
    const parsed = auditFilter.shape[part].safeParse(typed);
    if (parsed.success) filter[part] = parsed.data as never;
    else notUnderstood.push(part);
  }
  if (filter.from && filter.to && filter.from > filter.to) {
    notUnderstood.push('days');
    delete filter.from;
    delete filter.to;
  }
  const subject = filter.record && (await subjectOf(scope, filter.record));
  if (filter.record && !subject) {
    notUnderstood.push('record');
    delete filter.record;
  }
  const where = {
    ...(await whoIn(scope, filter.by)),
    ...(subject && { subject }),
    ...(filter.action && { action: filter.action }),
    ...(await daysIn(scope, filter)),
  };
  return ok({ filter, where, notUnderstood });
}

/** A page of what the question matches, newest first; from the start where `older` names no fact. */
export async function auditPage(
  scope: Scope,
  { where }: AuditQuestion,
  { limit, older }: { limit: number; older?: string },
): Promise<Result<FactPage & { isCursorUnknown: boolean }, 'NOT_ALLOWED'>> {
  const isCursorUnknown = older !== undefined && !isId(older);
  const page = await listFacts(scope, where, { limit, olderThan: isCursorUnknown ? undefined : older });
  return page.ok ? ok({ ...page.value, isCursorUnknown }) : page;
}

async function subjectOf(scope: Scope, reference: string): Promise<string | undefined> {
  const { id: editionId } = await currentEdition(scope);
  const [found] = await scope.db
    .select({ id: registration.id })
    .from(registration)
    .where(
      and(
        eq(registration.editionId, editionId),
        inArray(registration.reference, [reference, reference.toUpperCase()]),
      ),
    );
  return found && `registration:${found.id}`;
}

async function whoIn(scope: Scope, by: AuditFilter['by']): Promise<FactWhere> {
  switch (by) {
    case undefined:
      return {};
    case 'system':
      return { actorNoun: 'system' };
    case 'tokens':
      return { actorNoun: 'token' };
    case 'staff':
      return { actors: await staffKeys(scope) };
    case 'applicants':
      return { allPeopleBut: await staffKeys(scope) };
    default:
      return { actors: [by] };
  }
}

/** The days of the clock of the edition, both whole. */
async function daysIn(scope: Scope, { from, to }: AuditFilter): Promise<FactWhere> {
  if (!from && !to) return {};
  const { timeZone } = await currentEdition(scope);
  const begins = from && instantAt(`${from}T00:00`, timeZone);
  const ends = to && instantAt(`${nextDay(to)}T00:00`, timeZone);
  return { ...(begins && { from: begins }), ...(ends && { before: ends }) };
}

/** Whoever is of the staff or has been: what they did then was done by staff. */
async function staffKeys(scope: Pick<Scope, 'db'>): Promise<string[]> {
  const [held, once] = await Promise.all([
    scope.db.selectDistinct({ userId: staffRole.userId }).from(staffRole),
    scope.db
      .selectDistinct({ subject: auditFact.subject })
      .from(auditFact)
      .where(inArray(auditFact.action, ['staff.joined', 'staff.role_granted', 'staff.role_removed'])),
  ]);
  return [
    ...new Set([...held.map(({ userId }) => `person:${userId}`), ...once.map(({ subject }) => subject)]),
  ];
}

/** `isNow`: holds a role today, and so has a page of its own. */
export type ActorChoice = { key: string; name: string; isNow: boolean };

/** Those whom the audit can be narrowed to by name: staff of now and of before, and API tokens. */
export async function actorChoices(
  scope: Scope,
): Promise<Result<Record<'staff' | 'tokens', ActorChoice[]>, 'NOT_ALLOWED'>> {
  if (!mayReadAudit(scope.actor)) return refuse('NOT_ALLOWED');
  const ids = (await staffKeys(scope)).map((key) => key.slice('person:'.length));
  const [people, tokens, held] = await Promise.all([
    scope.db
      .select({ id: user.id, name: user.email })
      .from(user)
      .where(inArray(user.id, ids))
      .orderBy(asc(user.email)),
    scope.db.select({ id: apiToken.id, name: apiToken.name }).from(apiToken).orderBy(asc(apiToken.name)),
    scope.db.selectDistinct({ userId: staffRole.userId }).from(staffRole),
  ]);
  const now = new Set(held.map(({ userId }) => userId));
  return ok({
    staff: people.map(({ id, name }) => ({ key: `person:${id}`, name, isNow: now.has(id) })),
    tokens: tokens.map(({ id, name }) => ({ key: `token:${id}`, name, isNow: true })),
  });
}

/** The references of the registrations that facts are about, by subject; a scan is about whose ticket was read. */
export async function referencesBehind(
  scope: Scope,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  const scanIds = subjects.flatMap((subject) =>
    subject.startsWith('scan:') ? [subject.slice('scan:'.length)] : [],
  );
  const scans = await scope.db
    .select({ id: scan.id, registrationId: scan.registrationId })
    .from(scan)
    .where(inArray(scan.id, scanIds));
  // A code that nobody knows was read too, and is about no record.
  const behind = new Map(
    scans.flatMap(({ id, registrationId }) =>
      registrationId ? [[`scan:${id}`, `registration:${registrationId}`]] : [],
    ),
  );
  const references = await referencesOf(scope, [...subjects, ...behind.values()]);
  for (const [subject, registration] of behind) {
    const reference = references.get(registration);
    if (reference) references.set(subject, reference);
  }
  return references;
}

/** Whether somebody is or has been of the staff: their addresses may stand in a file, those of applicants may not. */
export async function isStaffKey(scope: Pick<Scope, 'db'>): Promise<(actor: string) => boolean> {
  const keys = new Set(await staffKeys(scope));
  return (actor) => keys.has(actor);
}
