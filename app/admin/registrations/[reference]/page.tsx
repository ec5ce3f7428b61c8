import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { deskScope } from '../../_desk/door';
import { LIST, recordAddress, referenceIn } from '../list-address';
import { Undone } from '../undone';
import { RecordView } from './record-view';
import { Taken } from './taken';

type RecordPageProps = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: RecordPageProps): Promise<Metadata> {
  // The number and not the name: titles end up in histories and screenshots.
  return { title: referenceIn((await params).reference) };
}

/** One registration by itself, as letters, lists and colleagues link to it. */
export default async function RecordPage({ params, searchParams }: RecordPageProps) {
  const reference = referenceIn((await params).reference);
  const scope = await deskScope(reference ? recordAddress(reference) : LIST);
  if (!reference) notFound();
  const { taken, undone } = await searchParams;
  return (
    <RecordView
      scope={scope}
      reference={reference}
      after={(record, nextHref) => (
        <>
          <Undone undone={undone} />
          <Taken decision={taken} waits={record.advance !== undefined} nextHref={nextHref} />
        </>
      )}
    />
  );
}
