export const MAIL = '/admin/mail';
export const BOUNCES = `${MAIL}/bounces`;
