export const RETENTION = '/admin/retention';
