import { z } from 'zod';
import { whole } from '@/lib/core/input';
import { LARGEST_ZOOM } from './rules';

/** How the photo is cut, and whether its sender knows what a change stops. */
export const cutInput = z.object({
  x: whole(0, 1000).default(500),
  y: whole(0, 1000).default(500),
  zoom: whole(100, LARGEST_ZOOM).default(100),
  knowsItStops: z.literal('yes').optional(),
});
export type CutInput = z.output<typeof cutInput>;
