/** The name under which the form of a request sends what is wrong with a field. */
export const noteName = (field: string): string => `note-${field}`;
