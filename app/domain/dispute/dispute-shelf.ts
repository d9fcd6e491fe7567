/** How the desk divides disputes: all that last, those that wait for the business or the client, and those that are over. */
export const disputeShelves = ['open', 'ours', 'theirs', 'over'] as const
export type DisputeShelf = (typeof disputeShelves)[number]
