/** True in `npm run test:slow`; `npm test` proves the same with fewer repetitions. */
export const isSlowLane = process.env['LANE'] === 'slow'

/** How many, or how long: in `npm test`, and in the slow lane. */
export const atLength = <T>(quick: T, slow: T): T => (isSlowLane ? slow : quick)
