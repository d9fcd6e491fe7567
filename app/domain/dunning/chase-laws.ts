import { compareDays, daysBetween, todayIn } from '../business-day.ts'
import { isSendDay } from '../calendar/send-calendar.ts'
import { isPositive } from '../money.ts'
import type { ChaseWorld, Contact } from './chase-world.ts'
import { ladderOf, levelOf } from './dunning-policy.ts'
import type { StageOfInvoice } from './dunning-decision.ts'
import { activeHold } from './hold.ts'
import { inContactWindow } from './send-window.ts'
import { slowestPace } from './send-after-approval.ts'

/** What the contacts from the `since`th on break of that which must hold whatever happens; empty when all is well. */
export function breaches(world: ChaseWorld, since = 0): string[] {
  return world.contacts.slice(since).flatMap((contact, n) => {
    const earlier = world.contacts.slice(0, since + n)
    const says = (law: string | false) => (law ? [`${contact.at.toString()} ${law}`] : [])
    return [
      ...contact.items.flatMap((item) => itemBreaches(contact, item, earlier)).flatMap(says),
      ...(contact.by === 'email' ? mailBreaches(contact, earlier).flatMap(says) : []),
    ]
  })
}

const dayOf = ({ at, facts }: Contact) => todayIn(facts.business.timeZone, at)

function itemBreaches(contact: Contact, { invoiceId, stage }: StageOfInvoice, earlier: readonly Contact[]) {
  const invoice = contact.facts.invoices.find(({ id }) => id === invoiceId)
  if (!invoice) return [`${stage.key} of ${invoiceId}, which is settled`]
  const about = earlier.flatMap(({ items, arrived, by }) =>
    items.filter((item) => item.invoiceId === invoiceId).map((item) => ({ ...item, arrived, by })),
  )
  const what = `${stage.key} of ${invoiceId}`
  const today = dayOf(contact)
  const ladder = ladderOf(invoice.policy)
  const before = ladder.slice(
    0,
    ladder.findIndex(({ id }) => id === stage.id),
  )
  // What a person does by hand may follow a bounce that nobody has looked at yet.
  const onRecord = ['completed', 'skipped', 'obsolete', ...(contact.by === 'email' ? [] : ['failed'])]
  const missing = before.filter(
    ({ id }) => !invoice.steps.some((step) => step.stage === id && onRecord.includes(step.outcome)),
  )
  // In which order a person works through letters and calls, and how soon, is that person's own.
  const byItself = contact.by === 'email'
  const isLater = about.some((item) => item.arrived && levelOf(item.stage.key) > levelOf(stage.key))
  const isPast = stage.offsetDays <= 0 && !contact.facts.client.payRun && compareDays(today, invoice.dueOn) > 0
  return [
    about.some((item) => item.arrived && item.stage.id === stage.id) && `${what} once more`,
    byItself && isLater && `${what} after a later one`,
    byItself && isPast && `${what} after the due date`,
    activeHold(invoice.holds, today) !== null && `${what} under a hold`,
    isPositive(invoice.processing) && `${what} while money is on its way`,
    !isPositive(invoice.balance) && `${what}, which is paid`,
    missing.length > 0 && `${what} without ${missing.map(({ key }) => key).join(', ')} on record`,
  ].filter((law) => law !== false)
}

function mailBreaches(mail: Contact, earlier: readonly Contact[]) {
  const { client, business, invoices } = mail.facts
  const today = dayOf(mail)
  const about = invoices.filter(({ id }) => mail.items.some(({ invoiceId }) => invoiceId === id))
  const pace = slowestPace(about.map(({ policy }) => policy))
  const ago = earlier.map((contact) => daysBetween(dayOf(contact), today)).filter((days) => days < 7)
  return [
    ago.includes(0) && 'a second contact on one day',
    ago.some((days) => days < pace.minGapDays) && 'closer than the policy’s gap',
    ago.length + 1 > Math.min(3, pace.maxContactsPerWeek) && `contact number ${ago.length + 1} in seven days`,
    !isSendDay(today, business.calendar) && 'on a day that is no send day',
    !inContactWindow(mail.at, client.timeZone, business) && 'outside the contact window',
    client.recipient === null && 'to nobody',
  ].filter((law) => law !== false)
}
