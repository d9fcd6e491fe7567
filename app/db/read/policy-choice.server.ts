import { prisma } from '#app/db/client.server.ts'
import { parsePayRun } from '#app/domain/client/pay-run.ts'
import type { PayRun } from '#app/domain/client/pay-run.ts'

interface ChosenPolicy {
  /** Its own choice; null: what holds above. */
  readonly policyId: string | null
  readonly policyName: string | null
  /** What holds above: the client's for an invoice, the business's for a client. */
  readonly above: string | null
  readonly aboveName: string
}

export interface ClientChoice extends ChosenPolicy {
  readonly clientName: string
  readonly payRun: PayRun | null
  readonly payRunGranted: boolean
}

export interface InvoiceChoice extends ChosenPolicy {
  readonly number: string
}

/** The policy everyone follows without a choice of their own: null is the Standard preset. */
async function policyOfBusiness(businessId: string): Promise<{ id: string | null; name: string }> {
  const { policy } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { policy: { select: { id: true, name: true } } },
  })
  return policy ?? { id: null, name: 'Standard' }
}

/** How a client is followed up with; null when the business has no such client. */
export async function readClientChoice(businessId: string, clientId: string): Promise<ClientChoice | null> {
  const [client, above] = await Promise.all([
    prisma.client.findUnique({
      where: { businessId_id: { businessId, id: clientId } },
      select: { name: true, policyId: true, payRun: true, payRunGranted: true, policy: { select: { name: true } } },
    }),
    policyOfBusiness(businessId),
  ])
  if (!client) return null
  return {
    clientName: client.name,
    policyId: client.policyId,
    policyName: client.policy?.name ?? null,
    above: above.id,
    aboveName: above.name,
    payRun: parsePayRun(client.payRun),
    payRunGranted: client.payRunGranted,
  }
}

/** Which policy an invoice follows; null when the business has no such invoice. */
export async function readInvoiceChoice(businessId: string, invoiceId: string): Promise<InvoiceChoice | null> {
  const [invoice, general] = await Promise.all([
    prisma.invoice.findUnique({
      where: { businessId_id: { businessId, id: invoiceId } },
      select: {
        number: true,
        policyId: true,
        policy: { select: { name: true } },
        client: { select: { policy: { select: { id: true, name: true } } } },
      },
    }),
    policyOfBusiness(businessId),
  ])
  if (!invoice) return null
  const above = invoice.client.policy ?? general
  return {
    number: invoice.number,
    policyId: invoice.policyId,
    policyName: invoice.policy?.name ?? null,
    above: above.id,
    aboveName: above.name,
  }
}
