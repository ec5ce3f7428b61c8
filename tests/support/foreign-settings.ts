import { type Case, ways } from './foreign-case';

/** Actions of the settings: none takes an id of somebody, and none is for strangers. */
export const FOREIGN_SETTINGS: Record<string, Case> = {
  'admin/settings/letters/actions#saveHead': ways({ seen: '' }),
  'admin/settings/_choices/actions#addOne': ways({ kind: 'track', key: 'foreign' }),
  'admin/settings/_choices/actions#changeOne': ways({ kind: 'track', key: 'transport' }),
  'admin/settings/_choices/actions#deleteOne': ways({ kind: 'track', key: 'transport' }),
  'admin/settings/actions#saveHeldFrom': ways({ seatsHeldFrom: 'approval' }),
  'admin/settings/actions#saveSection': ways({ section: 'forum', contactEmail: 'foreign@example.org' }),
  'admin/settings/badges/actions#saveLook': ways({ headColour: '#000000', seen: '' }),
  'admin/settings/consents/actions#saveDocument': ways({ purpose: 'terms', 'written.en': 'Foreign' }),
  'admin/settings/consents/actions#publishDocument': ways({ purpose: 'terms' }),
  'admin/settings/consents/actions#dropDocument': ways({ purpose: 'terms' }),
  'admin/settings/completion/actions#saveHints': ways({ evisa: 'CN' }),
  'admin/settings/completion/actions#saveRule': ways({
    part: 'photo',
    askedOf: 'nobody',
    dueDays: '1',
    remindDays: '0',
  }),
  'admin/settings/site/actions#discard': ways({ page: 'venue', 'written.en': 'Foreign', session: 'opening' }),
  'admin/settings/site/actions#publish': ways({ page: 'venue', 'written.en': 'Foreign', session: 'opening' }),
  'admin/settings/site/actions#saveText': ways({
    page: 'venue',
    'written.en': 'Foreign',
    session: 'opening',
  }),
  'admin/settings/site/actions#saveVisaTable': ways({
    page: 'venue',
    'written.en': 'Foreign',
    session: 'opening',
  }),
  'admin/settings/site/actions#takeUp': ways({ page: 'venue', 'written.en': 'Foreign', session: 'opening' }),
  'admin/settings/site/programme-actions#addOne': ways({
    page: 'venue',
    'written.en': 'Foreign',
    session: 'opening',
  }),
  'admin/settings/site/programme-actions#changeOne': ways({
    page: 'venue',
    'written.en': 'Foreign',
    session: 'opening',
  }),
  'admin/settings/site/programme-actions#removeOne': ways({
    page: 'venue',
    'written.en': 'Foreign',
    session: 'opening',
  }),
  'admin/settings/wallets/actions#removeWallet': ways({ wallet: 'apple' }),
  'admin/settings/wallets/actions#saveApple': ways({
    certificate: 'Foreign',
    key: 'Foreign',
    wwdr: 'Foreign',
  }),
  'admin/settings/wallets/actions#saveGoogle': ways({ issuerId: '12345678', account: '{}' }),
  'admin/settings/mail/actions#restore': ways({ kind: 'approved', number: '0', seen: '0' }),
  'admin/settings/mail/actions#saveWording': ways({
    kind: 'approved',
    seen: '0',
    'en.subject': 'Foreign',
    'en.body': 'Foreign',
  }),
  'admin/settings/texts/actions#saveText': ways({ place: 'about', 'written.en': 'Foreign' }),
};
