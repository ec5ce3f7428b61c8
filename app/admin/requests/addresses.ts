export const REQUESTS = '/admin/requests';
export const requestAddress = (id: string): string => `${REQUESTS}/${id}`;
