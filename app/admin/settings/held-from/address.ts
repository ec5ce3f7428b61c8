export const HELD_FROM = '/admin/settings/held-from';
