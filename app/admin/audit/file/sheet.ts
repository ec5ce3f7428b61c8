import { getTranslations } from 'next-intl/server';
import type { Fact } from '@/lib/audit/rules';
import { actorNames } from '@/lib/auth/queries';
import type { Scope } from '@/lib/core/scope';
import { isStaffKey, referencesBehind } from '@/lib/dashboard/audit';
import { wallTime } from '@/lib/edition/rules';
import { changeWords } from '../../_desk/change-words';
import { deskEdition } from '../../_desk/door';
import { factWords } from '../../_desk/fact-words';

const COLUMNS = [
  'when',
  'who',
  'what',
  'about',
  'before',
  'after',
  'action',
  'subject',
  'request',
  'id',
] as const;
const TOGETHER = 500;

/**
 * Facts as rows of a table, in the reader's language, with the words of the audit itself at the end. Applicants are called
 * that and not by their address: a file of what happened need not say who everybody is.
 */
export async function auditSheet(scope: Scope) {
  const [words, actors, { edition }, fieldsOf, isStaff] = await Promise.all([
    getTranslations('admin.audit'),
    getTranslations('admin.actor'),
    deskEdition(),
    changeWords(),
    isStaffKey(scope),
  ]);
  async function* rowsOf(facts: AsyncIterable<Fact>): AsyncGenerator<string[]> {
    for await (const some of together(facts)) {
      const subjects = some.map(({ subject }) => subject);
      const [names, references] = await Promise.all([
        actorNames(
          scope,
          some.flatMap(({ actor }) => (isNamed(actor) ? [actor] : [])),
        ),
        referencesBehind(scope, subjects),
      ]);
      const said = await factWords(names);
      for (const fact of some) {
        const fields = fieldsOf(fact.before, fact.after);
        const side = (of: 'before' | 'after') =>
          fields
            .filter((field) => field[of] !== '')
            .map((field) => `${field.label}: ${field[of]}`)
            .join('\n');
        yield [
          wallTime(fact.at, edition.timeZone).replace('T', ' '),
          isNamed(fact.actor) ? said.who(fact.actor) : actors('applicant'),
          [said.what(fact), ...said.details(fact)].join('. '),
          references.get(fact.subject) ?? '',
          side('before'),
          side('after'),
          fact.action,
          fact.subject,
          fact.requestId,
          fact.id,
        ];
      }
    }
  }
  const isNamed = (actor: string) => !actor.startsWith('person:') || isStaff(actor);
  return { head: COLUMNS.map((key) => words(`sheet.${key}`, { zone: edition.timeZone })), rowsOf };
}

/** So many at a time, that names are looked up for all of them at once. */
async function* together(facts: AsyncIterable<Fact>): AsyncGenerator<Fact[]> {
  let some: Fact[] = [];
  for await (const fact of facts) {
    some.push(fact);
    if (some.length === TOGETHER) {
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}
