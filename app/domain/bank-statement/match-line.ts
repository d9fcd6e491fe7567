import type { PlainDate } from '../business-day.ts'
import type { InvoiceId } from '../ids.ts'
import type { EarlyDiscount } from '../invoice/early-discount.ts'
import { applyCash, oldestFirst } from '../ledger/cash-application.ts'
import type { InvoicePart } from '../ledger/post.ts'
import { equalMoney, isPositive, subtractMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { sumOfSome } from './sum-of-some.ts'
import { nameShare } from './same-name.ts'
import { isTelling, numberKey, writtenRuns } from './written-numbers.ts'

export interface LineToMatch {
  readonly amount: Money
  readonly name: string | null
  readonly account: string | null
  readonly text: string
  readonly reference: string | null
}

/** An invoice a line may be for; also one that is closed, where its number is what the payer wrote. */
export interface InvoiceToMatch {
  readonly id: InvoiceId
  readonly number: string
  /** Random letters behind the number in the payment reference we print. */
  readonly referenceCode: string
  readonly clientId: string
  readonly clientName: string
  readonly isOpen: boolean
  /** What can be paid of it: money that is clearing is taken off. */
  readonly balance: Money
  readonly isClearing: boolean
  readonly dueOn: PlainDate
  /** What a payment of that day saves; null: nothing. */
  readonly discount: EarlyDiscount | null
  /** What an instalment of a plan that covers it asks for. */
  readonly instalments: readonly Money[]
}

export interface MatchFacts {
  readonly invoices: readonly InvoiceToMatch[]
  /** Clients who have paid from this account before. */
  readonly knownPayers: ReadonlySet<string>
}

/** What a line may be: whose, what it pays, and why that is thought. */
export interface LineMatch {
  readonly clientId: string
  readonly clientName: string
  readonly parts: readonly (InvoicePart & { readonly number: string })[]
  /** What no invoice of these takes: it would be the client's credit. */
  readonly left: Money
  /** 0 to 100. */
  readonly confidence: number
  /** In words, the strongest first. */
  readonly reasons: readonly string[]
  /** Numbers named, exactly what is open of them, and nothing else it could be: never true of more than one match. */
  readonly isCertain: boolean
}

export interface LineMatches {
  /** The likeliest first. */
  readonly matches: readonly LineMatch[]
  /** Numbers that are written there but on which nothing is open. */
  readonly closedNumbers: readonly string[]
}

interface Idea {
  readonly wanted: readonly InvoicePart[]
  readonly points: number
  readonly reason: string
  readonly isExact: boolean
}

const MATCHES_MAX = 5
const STRONG_NAME = 0.75
const WEAK_NAME = 0.5

/** What money in may be for, among what is open. Only proposes; whoever books decides on fresh facts. */
export function matchLine(line: LineToMatch, { invoices, knownPayers }: MatchFacts): LineMatches {
  const named = namedIn(line, invoices)
  const { currency } = line.amount
  const payable = (invoice: InvoiceToMatch) =>
    invoice.isOpen && invoice.balance.currency === currency && isPositive(invoice.balance)
  const closedNumbers = [...named].filter((invoice) => !payable(invoice)).map(({ number }) => number)
  const open = invoices.filter(payable)
  const sameSum = open.filter(({ balance }) => equalMoney(balance, line.amount)).length
  const written = [line.name, line.text].filter(Boolean).join(' ')

  const matches = [...new Set(open.map(({ clientId }) => clientId))].flatMap((clientId): LineMatch[] => {
    const own = open.filter((invoice) => invoice.clientId === clientId).sort(oldestFirst)
    const [first] = own
    if (!first) return []
    const share = nameShare(first.clientName, written)
    const isKnown = knownPayers.has(clientId)
    const namedHere = own.filter((invoice) => named.has(invoice))
    const belongs = isKnown || share >= WEAK_NAME
    return ideasOf(line.amount, own, namedHere, { sameSum, belongs }).map((idea) => {
      const { parts, unapplied } = applyCash(line.amount, own, idea.wanted)
      const points =
        idea.points +
        (isKnown ? (namedHere.length > 0 ? 5 : 40) : 0) +
        (share >= STRONG_NAME
          ? namedHere.length > 0
            ? 5
            : 35
          : share >= WEAK_NAME
            ? namedHere.length > 0
              ? 2
              : 15
            : 0)
      const isCertain =
        idea.isExact &&
        namedHere.length > 0 &&
        named.size === namedHere.length &&
        namedHere.every(({ number, isClearing }) => isTelling(numberKey(number)) && !isClearing)
      return {
        ...{ clientId, clientName: first.clientName, left: unapplied, isCertain },
        parts: parts.map((part) => ({ ...part, number: own.find(({ id }) => id === part.invoiceId)?.number ?? '' })),
        confidence: isCertain ? 100 : Math.min(points, namedHere.length > 0 ? 99 : 95),
        reasons: [
          idea.reason,
          ...(isKnown ? ['has paid from this account before'] : []),
          ...(share >= STRONG_NAME ? ['the name agrees'] : share >= WEAK_NAME ? ['the name agrees in part'] : []),
        ],
      }
    })
  })
  const ranked = matches.sort((a, b) => b.confidence - a.confidence || a.clientName.localeCompare(b.clientName, 'en'))
  return { matches: ranked.slice(0, MATCHES_MAX), closedNumbers }
}

/** The invoices whose number, or whose payment reference, stands in the text. A number inside a longer one that is there too does not count. */
function namedIn({ text, reference }: LineToMatch, invoices: readonly InvoiceToMatch[]): Set<InvoiceToMatch> {
  const runs = writtenRuns(`${text} . ${reference ?? ''}`)
  const byKey = new Map<string, { from: number; until: number }[]>()
  for (const { key, ...place } of runs) byKey.set(key, [...(byKey.get(key) ?? []), place])
  const hits = invoices.flatMap((invoice) => {
    const key = numberKey(invoice.number)
    if (key === '') return []
    // The code alone survives a mistyped number.
    const code = numberKey(invoice.referenceCode)
    const places = [key, key + code, code].flatMap((one) => byKey.get(one) ?? [])
    return places.map((place) => ({ invoice, ...place }))
  })
  const free = hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other.from <= hit.from &&
          other.until >= hit.until &&
          other.until - other.from > hit.until - hit.from &&
          other.invoice !== hit.invoice,
      ),
  )
  return new Set(free.map(({ invoice }) => invoice))
}

/** Ways in which this money could be laid over one client's invoices. */
function ideasOf(
  amount: Money,
  own: readonly InvoiceToMatch[],
  named: readonly InvoiceToMatch[],
  { sameSum, belongs }: { sameSum: number; belongs: boolean },
): Idea[] {
  const whole = (invoices: readonly InvoiceToMatch[]) =>
    invoices.map(({ id, balance }) => ({ invoiceId: id, amount: balance }))
  const settling = (invoices: readonly InvoiceToMatch[]) =>
    invoices.map(({ id, balance, discount }) => ({ invoiceId: id, amount: discount?.pays ?? balance }))
  const sum = (parts: readonly InvoicePart[]) =>
    sumMoney(
      parts.map((part) => part.amount),
      amount.currency,
    )
  const idea = (wanted: readonly InvoicePart[], points: number, reason: string, isExact = false): Idea => ({
    ...{ wanted, points, reason, isExact },
  })

  if (named.length > 0) {
    const words = named.map(({ number }) => number).join(', ')
    if (equalMoney(sum(whole(named)), amount)) {
      return [idea(whole(named), 90, `names ${words} and is exactly what is open`, true)]
    }
    if (equalMoney(sum(settling(named)), amount)) {
      return [idea(settling(named), 88, `names ${words} and is what is open less the discount for paying early`)]
    }
    const rest = subtractMoney(amount, sum(whole(named)))
    return isPositive(rest)
      ? [idea(whole(named), 65, `names ${words} and is more than is open of it`)]
      : [idea(whole(named), 70, `names ${words} and pays a part of it`)]
  }
  const exact = own.filter(({ balance }) => equalMoney(balance, amount))
  if (exact.length > 0) {
    const points = sameSum > 1 ? 20 : 40
    return exact.map((invoice) => idea(whole([invoice]), points, `is exactly what is open of ${invoice.number}`))
  }
  const early = own.filter(({ discount }) => discount && equalMoney(discount.pays, amount))
  if (early.length > 0) {
    return early.map((one) => idea(settling([one]), 35, `is ${one.number} less the discount for paying early`))
  }
  const instalment = own.filter(({ instalments }) => instalments.some((part) => equalMoney(part, amount)))
  if (instalment.length > 0) return [idea(whole(instalment), 40, 'is an instalment of the plan')]
  if (!belongs) return []
  const some = sumOfSome(amount, own)
  if (some) return [idea(whole(some), 35, `is ${some.map(({ number }) => number).join(' and ')} together`)]
  return [idea(whole(own), 5, 'would pay the oldest first')]
}
