import type { OpenedFile } from '@/lib/file/queries';

/** What a file is called when it is saved: never what its sender called it. */
export const fileNameOf = (name: string, { mediaType }: Pick<OpenedFile, 'mediaType'>): string =>
  `${name}.${mediaType === 'application/pdf' ? 'pdf' : 'jpg'}`;
