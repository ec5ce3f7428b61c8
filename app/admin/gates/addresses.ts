export const GATES = '/admin/gates';
export const ZONES = `${GATES}/zones`;
export const DEVICES = `${GATES}/devices`;
export const PRINTING = `${GATES}/printing`;
export const CONFLICTS = `${GATES}/conflicts`;

export const zoneAddress = (key: string): string => `${ZONES}/${encodeURIComponent(key)}`;
export const gateAddress = (key: string): string => `${ZONES}/gate/${encodeURIComponent(key)}`;
