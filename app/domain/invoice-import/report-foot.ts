/** "Monday, November 23, 2026 01:46 PM GMT-05:00": when QuickBooks Online wrote the report, below its rows. */
const printedAt = /\d{4},? \d{1,2}:\d\d [AP]M GMT[+-]\d\d:\d\d$/
const total = /^(grand |sub)?totals?( for .*)?$/i

/** Whether the cell that should name a row belongs to what a report writes below its list: a total, or the time it was written. */
export const isReportFoot = (cell: string): boolean => total.test(cell) || printedAt.test(cell)
