import type { BookSums } from '#app/domain/provider/compare-books.ts'
import { command, WrongUsage } from '../command.ts'

const DAYS = 31
const names: Record<string, string> = { stripe: 'Stripe', paypal: 'PayPal' }

export const compareBooksCommand = command({
  name: 'compare-books',
  summary: 'Set the payment providers’ books beside ours',
  usage: '[--since DAY]',
  help: `Everything they say they took, gave back and lost since that day (YYYY-MM-DD, UTC; left out: for ${DAYS} days), both ways. What differs is put on record first; what they are sure about is mended then, the rest waits at /admin/payments/unmatched. PayPal remembers thirty days of captures. Exit code 0: nothing is left to decide; 1: something is.`,
  options: { since: { type: 'string' } },
  usesProviders: true,
  async run({ since }) {
    const { now } = await import('#app/clock.server.ts')
    const { compareBooksSince } = await import('#app/features/payments/compare-books.server.ts')
    const { formatMoney } = await import('#app/domain/money.ts')
    const at = now()
    const from = since === undefined ? new Date(at.getTime() - DAYS * 86_400_000) : new Date(`${since}T00:00:00Z`)
    if (Number.isNaN(from.getTime()) || from >= at) throw new WrongUsage('--since must be a day that was, YYYY-MM-DD.')
    const done = (await compareBooksSince(from, at)).map(({ provider, checked, found, mended, sums }) => ({
      ...{ provider, checked, found, mended, sums: sums as BookSums },
    }))
    const money = (minor: string, currency: string) => formatMoney({ minor: BigInt(minor), currency }, 'en-US')
    const side = (of: { taken: string; givenBack: string; lost: string }, currency: string) =>
      `took ${money(of.taken, currency)}, gave back ${money(of.givenBack, currency)}, lost ${money(of.lost, currency)}`
    const lines = done.flatMap(({ provider, checked, found, mended, sums }) => [
      `${names[provider]}: ${checked} looked at, ${found} differ, ${mended} of them mended.`,
      ...Object.entries(sums).flatMap(([currency, { theirs, ours }]) => [
        `  ${currency}  there: ${side(theirs, currency)}`,
        `  ${currency}  here:  ${side(ours, currency)}`,
      ]),
    ])
    const left = done.reduce((sum, { found, mended }) => sum + found - mended, 0)
    if (left > 0) lines.push(`${left} wait for somebody to decide: /admin/payments/unmatched.`)
    return { json: { since: from, until: at, providers: done }, text: lines.join('\n'), exitCode: left > 0 ? 1 : 0 }
  },
})
