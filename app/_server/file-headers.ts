/** Of every file that is for who asked alone. */
export const FILE_HEADERS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** The headers of a file that is to be kept under a name. */
export const attached = (name: string, type: string): Record<string, string> => ({
  ...FILE_HEADERS,
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
});
