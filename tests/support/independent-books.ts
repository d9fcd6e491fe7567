/** What happened, in the words a statement has for it. */
type DeedKind = 'issued' | 'paid' | 'returned' | 'credited' | 'discounted' | 'written_off' | 'restored' | 'credit_used'

export interface Bill {
  readonly number: string
  readonly client: string
  readonly currency: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly total: bigint
  isVoid: boolean
}

/** One thing the test did. Days as YYYY-MM-DD, sums in minor units; positive is owed to the business, or held by it. */
interface Deed {
  readonly on: string
  readonly kind: DeedKind
  readonly client: string
  readonly currency: string
  /** By how much more each bill is owed. */
  readonly owed: readonly (readonly [number: string, minor: bigint])[]
  /** By how much more the client has with us. */
  readonly credit?: bigint
  readonly money?: { readonly at: 'stripe' | 'paypal' | 'hand'; readonly minor: bigint }
}

const total = (minors: readonly bigint[]): bigint => minors.reduce((sum, minor) => sum + minor, 0n)
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** A bookkeeper's own list of a month, and plain sums over it. It knows nothing of the product, its ledger or its reports. */
export function independentBooks() {
  const bills = new Map<string, Bill>()
  const deeds: Deed[] = []
  const billOf = (number: string): Bill => {
    const bill = bills.get(number)
    if (!bill) throw new Error(`no bill ${number}`)
    return bill
  }
  const effectOf = (deed: Deed) => total(deed.owed.map(([, minor]) => minor)) - (deed.credit ?? 0n)
  const ofBill = (number: string, asOf: string) =>
    deeds
      .filter(({ on }) => on <= asOf)
      .flatMap((deed) => deed.owed.filter(([of]) => of === number).map(([, minor]) => ({ kind: deed.kind, minor })))
  const balance = (number: string, asOf = '9999'): bigint => total(ofBill(number, asOf).map(({ minor }) => minor))
  const owedIn = (currency: string, asOf = '9999') =>
    total([...bills.values()].filter((bill) => bill.currency === currency).map(({ number }) => balance(number, asOf)))

  return {
    bills,
    deeds,
    billOf,
    balance,
    owedIn,
    issue(written: Omit<Bill, 'isVoid'>): Bill {
      const bill = { ...written, isVoid: false }
      bills.set(bill.number, bill)
      const { issuedOn: on, client, currency } = bill
      deeds.push({ on, kind: 'issued', client, currency, owed: [[bill.number, bill.total]] })
      return bill
    },
    note: (deed: Deed) => void deeds.push(deed),
    credit: (client: string, currency: string) =>
      total(deeds.filter((d) => d.client === client && d.currency === currency).map((d) => d.credit ?? 0n)),
    moneyAt: (at: string, currency: string) =>
      total(deeds.filter((d) => d.currency === currency && d.money?.at === at).map((d) => d.money?.minor ?? 0n)),

    /** Not yet due, 1–30, 31–60, 61–90 and more days late, in all and by client. A void bill never was. */
    aging(currency: string, asOf: string) {
      const none = () => [0n, 0n, 0n, 0n, 0n]
      const buckets = none()
      const counts = [0, 0, 0, 0, 0]
      const byClient = new Map<string, bigint[]>()
      for (const bill of bills.values()) {
        const open = balance(bill.number, asOf)
        if (bill.currency !== currency || bill.isVoid || open <= 0n) continue
        const late = daysFrom(bill.dueOn, asOf)
        const place = late <= 0 ? 0 : Math.min(4, Math.ceil(late / 30))
        const own = byClient.get(bill.client) ?? none()
        for (const row of [buckets, own]) row[place] = (row[place] ?? 0n) + open
        counts[place] = (counts[place] ?? 0) + 1
        byClient.set(bill.client, own)
      }
      return { buckets, counts, byClient }
    },

    /** Days sales outstanding by count-back: one day after the other, each with an even share of its month's billing. */
    daysOutstanding(currency: string, asOf: string): number {
      const live = [...bills.values()].filter((bill) => bill.currency === currency && !bill.isVoid)
      const first = live.map(({ issuedOn }) => issuedOn.slice(0, 7)).sort()[0] ?? asOf
      let left = Number(total(live.map(({ number }) => balance(number, asOf))))
      let days = 0
      for (let day = asOf; left > 0 && day.slice(0, 7) >= first; day = plusDays(day, -1)) {
        const month = day.slice(0, 7)
        const [year = 0, nth = 0] = month.split('-').map(Number)
        const length = new Date(Date.UTC(year, nth, 0)).getUTCDate()
        const billed = total(live.filter((b) => b.issuedOn.startsWith(month) && b.issuedOn <= asOf).map((b) => b.total))
        const share = Number(billed) / (asOf.startsWith(month) ? Number(asOf.slice(8)) : length)
        days += left >= share ? 1 : left / share
        left -= share
      }
      return days
    },

    /** All that happened with a client from one day to another, both included; what neither owes nor has more is left out. */
    activity(client: string, currency: string, from: string, to: string) {
      const own = deeds.filter((deed) => deed.client === client && deed.currency === currency)
      const opening = total(own.filter(({ on }) => on < from).map(effectOf))
      const rows = own
        .filter(({ on }) => on >= from && on <= to)
        .map((deed) => ({
          on: deed.on,
          kind: deed.kind,
          numbers: deed.owed.map(([number]) => number).sort(),
          minor: effectOf(deed),
        }))
      return { opening, rows, closing: opening + total(rows.map(({ minor }) => minor)) }
    },

    /** Bills a client still owes something of, by due day. */
    openItems(client: string) {
      const sum = (number: string, kinds: readonly DeedKind[]) =>
        total(
          ofBill(number, '9999')
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ minor }) => -minor),
        )
      return [...bills.values()]
        .filter((bill) => bill.client === client && !bill.isVoid && balance(bill.number) > 0n)
        .map(({ number, dueOn, total: minor }) => ({
          ...{ number, dueOn, total: minor, open: balance(number) },
          paid: sum(number, ['paid', 'returned', 'credit_used']),
          credited: sum(number, ['credited', 'discounted', 'written_off', 'restored']),
        }))
    },
  }
}
