import type { Chart } from './sheets';

/** The file of a chart, as it is now. */
export const chartFile = (chart: Chart): string => `/admin/charts/${chart}.csv`;
