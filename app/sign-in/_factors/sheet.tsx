import { getTranslations } from 'next-intl/server';
import { CodeSheet } from './code-sheet';

/** Recovery codes under the action that may have made some. */
export async function Sheet() {
  const words = await getTranslations('factor.codes');
  return (
    <CodeSheet
      words={{
        title: words('sheet'),
        once: words('once'),
        download: words('download'),
        file: words('file'),
        print: words('print'),
      }}
    />
  );
}
