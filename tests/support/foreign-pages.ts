import type { Right } from '@/lib/core/rights';
import type { Victim } from './victim';

/** Where an address leads for an organiser, and what opens it; `own`: only its person, whatever the role. */
type Door = {
  address: (victim: Victim) => string;
  right: Right;
  /** Of one registration, and so not there for a reviewer of others. */
  isOfOne?: true;
  /** What an organiser gets where that is not 200. */
  organiser?: number;
};

const plain = (address: string, right: Right): Door => ({ address: () => address, right });

/** Every page and file of the product whose address names somebody or something. */
export const FOREIGN_PAGES: Record<string, Door | { public: string }> = {
  '/[locale]/register/[step]': { public: 'the questions; what was typed is opened by a cookie' },
  '/[locale]/register/[step]/save': { public: 'takes what is typed; see the forms under fire' },
  '/[locale]/register/invitation/[token]': { public: 'a secret of 256 random bits' },
  '/[locale]/register/invitation/[token]/begin': { public: 'the same' },
  '/[locale]/privacy/[purpose]': { public: 'what everybody agrees to' },
  '/[locale]/me/data/[file]': { public: 'one’s own data, whoever asks: see the tests of rights' },
  '/admin/requests/[id]': {
    ...plain('/admin/requests/0198f3a2-7c11-7abc-8def-0123456789ab', 'export'),
    organiser: 404,
  },
  '/[locale]/me/letters/[id]': { public: 'one’s own alone: see the tests of letters' },
  '/[locale]/verify/[code]': { public: 'whether a letter is true, by its code: see the tests of letters' },
  '/admin/letters/batches/[id]': { public: 'a batch of letters: see the tests of letters' },
  '/admin/retention/[id]/record.pdf': {
    public: 'a record of what was destroyed: see the tests of retention',
  },
  '/admin/letters/[id]/file': { public: 'only by POST: see the tests of letters' },
  '/admin/settings/mail/[kind]': plain('/admin/settings/mail/approved', 'changeSettings'),
  '/admin/settings/mail/[kind]/letter.html': {
    public: 'only by POST: see the tests of the words of letters',
  },
  '/admin/settings/site/[page]': plain('/admin/settings/site/venue', 'changeSettings'),
  '/admin/settings/site/programme/[session]': {
    ...plain('/admin/settings/site/programme/0198f3a2-7c11-7abc-8def-0123456789ab', 'changeSettings'),
    organiser: 404,
  },
  '/share/[picture]': { public: 'a picture of the forum, for everybody' },
  '/[locale]/[page]': { public: 'what the organisers have published' },
  '/[locale]/[...rest]': { public: 'nothing is there' },
  '/api/[...unknown]': { public: 'nothing is there' },
  '/api/auth/[...nextauth]': { public: 'the session of the cookie at hand' },
  '/serwist/[path]': { public: 'the script of the service worker' },
  '/gate/station/[act]': { public: 'a station by its own cookie: see station-doors' },
  '/api/v1/registrations/[reference]': { public: 'by token: see below' },
  '/api/v1/registrations/[reference]/decisions': { public: 'by token: see below' },
  '/api/v1/registrations/[reference]/ticket': { public: 'by token: see below' },
  '/admin/registrations/[reference]': {
    address: ({ reference }) => `/admin/registrations/${reference}`,
    right: 'readRegistrations',
    isOfOne: true,
  },
  '/admin/registrations/[reference]/substitute': {
    address: ({ reference }) => `/admin/registrations/${reference}/substitute`,
    right: 'decide',
    isOfOne: true,
  },
  '/admin/registrations/[reference]/badge.pdf': {
    address: ({ approved }) => `/admin/registrations/${approved}/badge.pdf`,
    right: 'print',
    isOfOne: true,
    organiser: 405,
  },
  '/admin/waiting-list/[reference]': {
    address: ({ reference }) => `/admin/waiting-list/${reference}`,
    right: 'readRegistrations',
    isOfOne: true,
  },
  '/admin/doubles/[first]/[second]': {
    address: ({ reference, approved }) => `/admin/doubles/${reference}/${approved}`,
    right: 'readRegistrations',
    isOfOne: true,
  },
  '/admin/registrations/bulk/[id]': {
    address: ({ bulkId }) => `/admin/registrations/bulk/${bulkId}`,
    right: 'decide',
  },
  '/admin/registrations/waves/[id]': {
    address: ({ waveId }) => `/admin/registrations/waves/${waveId}`,
    right: 'decide',
  },
  '/admin/badges/[id]': { address: ({ batchId }) => `/admin/badges/${batchId}`, right: 'printMany' },
  '/admin/badges/[id]/file': {
    address: ({ batchId }) => `/admin/badges/${batchId}/file`,
    right: 'printMany',
    organiser: 405,
  },
  '/admin/mail/[id]': { address: ({ letterId }) => `/admin/mail/${letterId}`, right: 'readOutbox' },
  '/admin/mail/[id]/letter.html': {
    address: ({ letterId }) => `/admin/mail/${letterId}/letter.html`,
    right: 'readOutbox',
  },
  '/admin/staff/[userId]': { address: ({ userId }) => `/admin/staff/${userId}`, right: 'manageStaff' },
  '/admin/codes/[id]': {
    address: ({ invitationId }) => `/admin/codes/${invitationId}`,
    right: 'manageInvitations',
  },
  '/admin/gates/zones/[key]': plain('/admin/gates/zones/VENUE', 'runGates'),
  '/admin/gates/zones/gate/[key]': plain('/admin/gates/zones/gate/N1', 'runGates'),
  '/admin/settings/[section]': plain('/admin/settings/forum', 'changeSettings'),
  '/admin/settings/badges/[file]': plain('/admin/settings/badges/a7.svg', 'changeSettings'),
  '/admin/settings/categories/[key]': plain('/admin/settings/categories/DEL', 'changeSettings'),
  '/[locale]/preview/[page]': plain('/en/preview/venue', 'changeSettings'),
  '/admin/settings/consents/[purpose]': plain('/admin/settings/consents/terms', 'changeSettings'),
  '/admin/registrations/[reference]/files/[file]': {
    address: ({ reference }) => `/admin/registrations/${reference}/files/scan.file`,
    right: 'revealDocuments',
    isOfOne: true,
    organiser: 404,
  },
  '/admin/registrations/[reference]/photo.jpg': {
    address: ({ reference }) => `/admin/registrations/${reference}/photo.jpg`,
    right: 'readRegistrations',
    isOfOne: true,
    organiser: 404,
  },
  '/admin/mailings/[id]': {
    ...plain('/admin/mailings/0198f3a2-7c11-7abc-8def-0123456789ab', 'sendMailings'),
    organiser: 404,
  },
  '/admin/mailings/[id]/edit': {
    ...plain('/admin/mailings/0198f3a2-7c11-7abc-8def-0123456789ab/edit', 'sendMailings'),
    organiser: 404,
  },
  '/admin/mailings/[id]/letter.html': {
    ...plain('/admin/mailings/0198f3a2-7c11-7abc-8def-0123456789ab/letter.html?language=en', 'sendMailings'),
    organiser: 404,
  },
  '/admin/mailings/[id]/results.csv': {
    ...plain('/admin/mailings/0198f3a2-7c11-7abc-8def-0123456789ab/results.csv', 'sendMailings'),
    organiser: 404,
  },
  '/admin/settings/letters/[file]': plain('/admin/settings/letters/en.svg', 'changeSettings'),
  '/admin/settings/tracks/[key]': plain('/admin/settings/tracks/transport', 'changeSettings'),
  '/admin/settings/texts/[place]': plain('/admin/settings/texts/about', 'changeSettings'),
  '/admin/reports/[day]': { ...plain('/admin/reports/2020-01-01', 'readRegistrations'), organiser: 404 },
  '/admin/reports/[day]/report.pdf': {
    ...plain('/admin/reports/2020-01-01/report.pdf', 'readRegistrations'),
    organiser: 404,
  },
  '/admin/reports/[day]/[file]': {
    ...plain('/admin/reports/2020-01-01/tiles.csv', 'readRegistrations'),
    organiser: 404,
  },
  '/admin/pools/[key]': plain('/admin/pools/total', 'readRegistrations'),
  '/admin/charts/[file]': plain('/admin/charts/course.csv', 'readRegistrations'),
};
