import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { LETTER_KINDS } from '@/db/schema';
import { refuse } from '@/lib/core/result';
import { type RegistrationFilter, registrationFilter } from '@/lib/dashboard/input';
import { countriesOf } from '@/lib/dashboard/places';
import { selectionOf } from '@/lib/dashboard/selection';
import { candidatesFor, recentLetterBatches } from '@/lib/letter/batches';
import { mayManageLetters } from '@/lib/letter/policy';
import { deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { Choose } from '../../badges/choose';
import { LETTERS, MANY_LETTERS } from '../addresses';
import { AskLetters } from './ask-letters';
import { RecentBatches } from './recent-batches';

type ManyPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('letters.many'))('title') };
}

/** Letters of one kind to everybody whom a filter matches. */
export default async function ManyPage({ searchParams }: ManyPageProps) {
  const scope = await deskScope(MANY_LETTERS);
  if (!mayManageLetters(scope.actor)) opened(refuse('NOT_ALLOWED'));
  const { kind: named, ...rest } = await searchParams;
  const asked = registrationFilter.safeParse(rest);
  const filter = chosen(asked.success ? asked.data : {});
  const kind = LETTER_KINDS.find((one) => one === named) ?? 'participation';
  const { country: _, ...elsewhere } = filter;
  const [words, selection, countries, batches] = await Promise.all([
    getTranslations('letters.many'),
    selectionOf(scope, { filter }),
    countriesOf(scope, elsewhere),
    recentLetterBatches(scope),
  ]);
  const people = opened(selection).people.map(({ id }) => id);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={<GoButton href={LETTERS}>{words('back')}</GoButton>}
      />
      <section aria-labelledby="who" className="grid gap-3">
        <h2 id="who" className="text-lg">
          {words('who')}
        </h2>
        <Choose
          filter={filter}
          countries={opened(countries)}
          action={MANY_LETTERS}
          besides={<input type="hidden" name="kind" value={kind} />}
        />
      </section>
      <AskLetters filter={filter} kind={kind} candidates={await candidatesFor(scope, kind, people)} />
      <RecentBatches batches={batches} />
    </>
  );
}

/** Whom nobody has chosen otherwise: most letters are for the approved. */
const chosen = (filter: RegistrationFilter): RegistrationFilter =>
  Object.values(filter).some(Boolean) ? filter : { status: 'approved' };
