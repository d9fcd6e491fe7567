import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { insertProposal } from '#app/db/write/contact-proposals.server.ts'
import type { ProposalRefusal } from '#app/db/write/contact-proposals.server.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { queueAnswer } from '#app/features/mail/queue-answer.server.ts'
import { tellBusiness } from '#app/features/mail/tell-business.server.ts'
import { readAddress } from './read-address.ts'

export interface WrongPerson {
  businessId: string
  clientId: string
  invoiceId: string
  name: string | null
  email: string | null
  phone: string | null
  words: string | null
  /** Whoever reads the mails wants no more of them. */
  leaves: boolean
  /** Whom the link in use was mailed to; null: not known. */
  toldBy: string | null
  now: Date
}

/**
 * The reader of a mail says that it is not for them, and who it is for. The reader is thanked, the owner decides, and nothing
 * goes to the person named before that.
 */
export async function proposeContact(
  call: WrongPerson,
): Promise<Result<{ proposalId: string }, ProposalRefusal | 'bad_email'>> {
  const { businessId, clientId, invoiceId, name, phone, words, leaves, toldBy, now } = call
  const email = call.email ? readAddress(call.email) : null
  if (call.email && !email) return refuse('bad_email')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const proposed = await insertProposal(tx, { ...call, email, role: 'bill_to' })
    if (!proposed.ok) return proposed
    const { proposalId } = proposed.value
    const about = { businessId, clientId, invoiceId, now }
    const reader =
      toldBy && (await tx.contact.findFirst({ where: { businessId, clientId, email: toldBy, state: 'usable' } }))
    // Whoever wants no more mail gets none: their thanks stand on the page.
    if (!leaves) {
      await queueAnswer(tx, {
        ...{ ...about, answer: 'wrong_person', key: `answer/contact/${proposalId}` },
        said: () => ({ 'answer.name': name ?? '' }),
        ...(reader && { to: reader.email }),
      })
    }
    const client = await tx.client.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: clientId } },
      select: { name: true },
    })
    const person = [name, email, phone].filter(Boolean).join(', ')
    await tellBusiness(tx, {
      ...{ ...about, key: `notice/contact/${proposalId}`, path: '/admin/tasks', action: 'See your tasks' },
      subject: `${client.name}: somebody else is to be written to`,
      paragraphs: [
        `Somebody at ${client.name} says that your mail went to the wrong person${person ? `, and names ${person}` : ''}.`,
        ...(words ? [`In their words: “${words}”`] : []),
        'Please confirm who it is. Nothing is sent to them before you do, and reminders rest for three business days.',
      ],
    })
    return proposed
  })
}
