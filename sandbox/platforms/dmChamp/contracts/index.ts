export * from './contacts';
export * from './messages';
export * from './reports';
export * from './subAccounts';
