export const LETTERS = '/admin/letters';

export const letterFileAddress = (id: string): string => `${LETTERS}/${encodeURIComponent(id)}/file`;
