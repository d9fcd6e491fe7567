/** The number of the invoice that takes another's place: `2041-R1`, and `2041-R2` after it; the first that is free. */
export function correctedNumber(number: string, taken: ReadonlySet<string>): string {
  const stem = number.replace(/-R\d{1,3}$/, '')
  for (let n = 1; ; n += 1) {
    const next = `${stem}-R${n}`
    if (!taken.has(next)) return next
  }
}
