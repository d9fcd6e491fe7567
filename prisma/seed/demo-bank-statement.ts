import { addDays, type PlainDate } from '#app/domain/business-day.ts'

/** A bank's file as it comes: one transfer that names its invoice, one that only bears a name, and one that pays no invoice. */
export function demoBankStatement(today: PlainDate): Uint8Array {
  const rows = [
    ['Date', 'Description', 'Amount'],
    [addDays(today, -1).toString(), 'BLETCHLEY PUZZLES LTD INVOICE 2039', '720.00'],
    [addDays(today, -1).toString(), 'JOHNSON TRAJECTORIES ORIG CO TRANSFER', '2550.00'],
    [addDays(today, -2).toString(), 'HARBOR PAPER SUPPLIES CREDIT', '34.10'],
  ]
  return new TextEncoder().encode(rows.map((cells) => cells.join(',')).join('\n'))
}
