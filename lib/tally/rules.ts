/** From how many added rows on the tally is folded: some milliseconds of reading. */
export const MOST_UNFOLDED = 1000;
