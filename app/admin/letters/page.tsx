import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { letterFilter } from '@/lib/letter/input';
import { LETTERS_ON_PAGE, listLetters } from '@/lib/letter/listing';
import { deskScope, opened } from '../_desk/door';
import { Go, GoButton } from '../_desk/go';
import { LETTERS, lettersAddress, MANY_LETTERS } from './addresses';
import { Filters } from './filters';
import { LetterTable } from './letter-table';

type LettersPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('letters.list'))('title') };
}

/** Every letter of the edition, and the way to letters for many. */
export default async function LettersPage({ searchParams }: LettersPageProps) {
  const scope = await deskScope(LETTERS);
  const asked = letterFilter.safeParse(await searchParams);
  const filter = asked.success ? asked.data : letterFilter.parse({});
  const { rows, total } = opened(await listLetters(scope, filter));
  const words = await getTranslations('letters.list');
  const { page, ...where } = filter;
  const isLast = page * LETTERS_ON_PAGE >= total;
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={<GoButton href={MANY_LETTERS}>{words('many')}</GoButton>}
      />
      <Filters filter={filter} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="tabular">{words('total', { count: total })}</p>
        {/* A file: the browser asks for it by itself, and nothing is loaded ahead. */}
        <a className="link" href={lettersAddress(where, `${LETTERS}/letters.csv`)}>
          {words('csv')}
        </a>
      </div>
      <LetterTable letters={rows} />
      <p className="flex gap-6">
        {page > 1 && <Go href={lettersAddress({ ...where, page: page - 1 })}>{words('previous')}</Go>}
        {!isLast && <Go href={lettersAddress({ ...where, page: page + 1 })}>{words('next')}</Go>}
      </p>
    </>
  );
}
