import { readFile } from 'node:fs/promises'

const WRITTEN_ON = Date.UTC(2026, 10, 23)
const DAY_MS = 86_400_000

/** The bookkeeper's export as if it had been made today: every date moves by the days since it was written. */
export async function readBookkeeperFile(today: Date): Promise<string> {
  const days = Math.floor((today.getTime() - WRITTEN_ON) / DAY_MS)
  const text = await readFile('tests/fixtures/imports/bookkeeper-120.csv', 'utf8')
  return text.replace(/\b(\d{2})\/(\d{2})\/(\d{4})\b/g, (_date, month: string, day: string, year: string) => {
    const moved = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)) + days * DAY_MS)
    const two = (n: number) => String(n).padStart(2, '0')
    return `${two(moved.getUTCMonth() + 1)}/${two(moved.getUTCDate())}/${moved.getUTCFullYear()}`
  })
}
