import { pressPaypal, pressStripe } from '../hosted-checkout.ts'
import { seeded } from '../book.ts'
import type { Fleet } from './fleet.ts'

export interface OpenBill {
  readonly number: string
  readonly invoiceId: string
  readonly token: string
}

/** A call of the API under a key of the caller's, repeated until it was answered for good. */
export interface KeyedCall {
  readonly key: string
  readonly path: string
  readonly body: object
  answer: { status: number; id: string | null } | null
}

const sleep = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))
const PATIENCE_MS = 8_000

/** Clients and a program of the business, who do what they would on any day, whatever goes wrong meanwhile. */
export function people(fleet: Fleet, apiKey: string, bills: readonly OpenBill[], seed: number) {
  const random = seeded(seed + 2)
  /** What became of looks at a page: by status, 0 where nobody answered in time. */
  const looks: Record<number, number> = {}
  const counts = { looks, begun: 0, pressed: 0, promised: 0, disputed: 0, calls: 0, repeats: 0 }
  const calls: KeyedCall[] = []
  let isOver = false
  const pick = <T>(from: readonly T[]): T | undefined => from[random(from.length)]

  const ask = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    // Each comes from a machine of his own, as the balancer says: nobody uses up another's share.
    headers.set('X-Forwarded-For', `198.51.100.${random(250)}`)
    const signal = AbortSignal.timeout(PATIENCE_MS)
    return fetch(`${fleet.url}${path}`, { redirect: 'manual', signal, ...init, headers }).catch(() => null)
  }
  const send = (path: string, fields: Record<string, string>) =>
    ask(path, { method: 'POST', headers: { Origin: fleet.url }, body: new URLSearchParams(fields) })

  async function look({ token }: OpenBill): Promise<void> {
    const answer = await ask(`/p/${token}`, { redirect: 'follow' })
    const status = answer?.status ?? 0
    looks[status] = (looks[status] ?? 0) + 1
    await answer?.text().catch(() => '')
  }

  /** Two clicks, as people do, and whatever page comes back. */
  async function pay(bill: OpenBill): Promise<void> {
    const method = pick(['card', 'card', 'ach', 'paypal'] as const) ?? 'card'
    const click = () => send(`/p/${bill.token}/pay`, { method, choice: 'everything' })
    const answers = await Promise.all([click(), click()])
    const page = answers.find((answer) => answer?.status === 303)?.headers.get('Location')
    if (!page || page.startsWith('/')) return
    counts.begun += 1
    await sleep(random(1_500))
    const luck = random(10)
    if (luck === 0) return
    counts.pressed += 1
    if (method === 'paypal') await pressPaypal(page, 'Approve').catch(() => {})
    else await pressStripe(page, method === 'ach' ? 'settle later' : luck === 1 ? 'decline' : 'pay').catch(() => {})
    // Half of them close the tab.
    if (random(2) === 0) await ask(`/p/${bill.token}/return`, { redirect: 'follow' })
  }

  async function promise(bill: OpenBill): Promise<void> {
    const dueOn = new Date(fleet.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
    const answer = await send(`/p/${bill.token}/promise`, { dueOn, amount: '250.00' })
    if (answer && answer.status < 400) counts.promised += 1
  }

  async function dispute(): Promise<void> {
    const paid = (await fleet.control('/stripe/payments')) as { id: string; status: string; net: number }[]
    const one = pick(paid.filter(({ status, net }) => status === 'succeeded' && net > 0))
    if (!one) return
    await fleet.control(`/stripe/payments/${one.id}/dispute`, {}).then(
      () => (counts.disputed += 1),
      () => {},
    )
  }

  /** One key, one deed: repeated while nobody answers, or the answer says to come again. */
  async function call(path: string, body: object): Promise<KeyedCall> {
    const made: KeyedCall = { key: `soak-${seed}-${calls.length}`, path, body, answer: null }
    calls.push(made)
    counts.calls += 1
    for (let tries = 0; tries < 6 && !isOver && !(await repeat(made)); tries += 1) await sleep(500)
    return made
  }

  async function repeat(made: KeyedCall): Promise<boolean> {
    counts.repeats += 1
    const response = await ask(`/api/v1/${made.path}`, {
      method: 'POST',
      headers: {
        ...{ Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
        'Idempotency-Key': made.key,
      },
      body: JSON.stringify(made.body),
    })
    const text = await response?.text().catch(() => null)
    if (!response || text === undefined || text === null || response.status >= 500) return false
    const { id = null, type = '' } = JSON.parse(text) as { id?: string; type?: string }
    if (type.endsWith('idempotency_in_flight') || response.status === 429) return false
    made.answer = { status: response.status, id }
    return true
  }

  const bill = () =>
    call('invoices', {
      ...{ number: `API-${seed}-${calls.length}`, issue: true, currency: 'USD', dueOn: '2026-12-20' },
      client: { name: `Program ${random(5)}`, email: `program-${random(5)}@soak.example` },
      lines: [{ description: 'Work', quantity: '1', unitAmount: 1_000 + random(50_000) }],
    })

  async function refund(): Promise<void> {
    const settled = await fleet
      .look<{ id: string; currency: string }>(
        `SELECT "id", "currency" FROM "Payment" WHERE "state" = 'settled' AND "provider" <> 'manual' ORDER BY "id"`,
      )
      .catch(() => [])
    const one = pick(settled)
    if (!one) return
    const amount = { amount: 1 + random(2_000), currency: one.currency }
    await call(`payments/${one.id}/refunds`, { amount, effect: 'credit_invoice', reason: 'A scratch' })
  }

  const client = async () => {
    const one = pick(bills)
    if (!one) return
    await look(one)
    const luck = random(12)
    if (luck < 7) await pay(one)
    else if (luck < 9) await promise(one)
  }
  const program = async () => {
    const luck = random(12)
    if (luck < 6) await bill()
    else if (luck < 10) await refund()
    else await dispute()
  }
  async function live(act: () => Promise<void>): Promise<void> {
    while (!isOver) {
      await act()
      await sleep(200 + random(600))
    }
  }
  const lives = [client, client, client, program, program].map(live)
  return {
    ...{ counts, calls, repeat },
    async goHome(): Promise<void> {
      isOver = true
      await Promise.all(lives)
    },
  }
}
