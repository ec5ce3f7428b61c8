export const REPORTS = '/admin/reports';
export const reportAddress = (day: string): string => `${REPORTS}/${day}`;
