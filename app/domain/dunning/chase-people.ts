import { laterInstant } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import { isPositive, money, subtractMoney } from '../money.ts'
import type { DunningInvoice } from './dunning-facts.ts'
import { activeHold } from './hold.ts'
import { sendAfterApproval } from './send-after-approval.ts'
import { changeClient, changeInvoice, finish, isTrue, paceOf, setSteps, todayOf, withdraw } from './chase-world.ts'
import type { ChaseWorld, Paper } from './chase-world.ts'

/** A person lets a draft go out. */
export function approve(world: ChaseWorld, draft: Paper, at: Instant): void {
  const planned = world.papers.filter(({ state }) => state === 'queued').map(({ sendAt }) => laterInstant(sendAt, at))
  draft.sendAt = sendAfterApproval(world.facts, paceOf(world, draft), planned, at)
  if (!isTrue(world, draft, at) || !isTrue(world, draft, draft.sendAt)) return withdraw(world, draft, at)
  draft.state = 'queued'
  setSteps(world, draft.items, 'email', { underWay: true })
}

/** A person lets the stages of a draft pass. */
export function skip(world: ChaseWorld, draft: Paper, at: Instant): void {
  world.papers = world.papers.filter((other) => other !== draft)
  setSteps(world, draft.items, 'email', { outcome: 'skipped', at })
  world.nextCheckAt = at
}

/** A person posts a letter or makes a call; one that nobody should make any more is put away. */
export function doByHand(world: ChaseWorld, paper: Paper, at: Instant): void {
  const today = todayOf(world, at)
  const isWanted = paper.items.every(({ invoiceId }) => {
    const invoice = world.facts.invoices.find(({ id }) => id === invoiceId)
    return invoice && !isPositive(invoice.processing) && !activeHold(invoice.holds, today)
  })
  if (isWanted) finish(world, paper, at)
  else withdraw(world, paper, at)
}

/** Money arrives; what settles an invoice takes its letters and calls along. */
export function receive(world: ChaseWorld, invoiceId: string, minor: bigint, at: Instant): void {
  changeInvoice(world, invoiceId, ({ balance }) => ({
    balance: subtractMoney(balance, money(minor, balance.currency)),
    processing: money(0n, balance.currency),
  }))
  const settled = world.facts.invoices.filter(({ balance }) => !isPositive(balance))
  world.nextCheckAt = at
  if (settled.length === 0) return
  for (const paper of world.papers) {
    const isAbout = paper.items.some((item) => settled.some(({ id }) => id === item.invoiceId))
    if (isAbout) withdraw(world, paper, at)
  }
  const isSettled = ({ id }: DunningInvoice) => settled.some((invoice) => invoice.id === id)
  world.closed.push(...world.facts.invoices.filter(isSettled))
  world.facts = { ...world.facts, invoices: world.facts.invoices.filter((invoice) => !isSettled(invoice)) }
}

/** A payment is returned: the invoice is open again, where it stood. */
export function reopen(world: ChaseWorld, minor: bigint, at: Instant): void {
  const invoice = world.closed.shift()
  if (!invoice) return
  const open = { ...invoice, balance: money(minor, invoice.balance.currency) }
  world.facts = { ...world.facts, invoices: [...world.facts.invoices, open] }
  world.nextCheckAt = at
}

/** The mail provider says that the last mail did not arrive. */
export function bounceLast(world: ChaseWorld, at: Instant): void {
  const last = world.contacts.findLast(({ by, arrived }) => by === 'email' && arrived)
  if (!last) return
  last.arrived = false
  setSteps(world, last.items, 'email', { outcome: 'failed', at })
  changeClient(world, { recipient: null })
  world.nextCheckAt = at
}
