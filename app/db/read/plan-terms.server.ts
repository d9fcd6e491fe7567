import { prisma } from '#app/db/client.server.ts'

/** The agreed terms of a plan, or of the last plan agreed for an invoice, as the PDF both sides have; null where none were agreed. */
export async function readPlanTerms(
  businessId: string,
  of: { readonly planId: string } | { readonly invoiceId: string },
): Promise<Uint8Array | null> {
  const found = await prisma.instalmentPlan.findFirst({
    where: {
      businessId,
      termsHash: { not: null },
      ...('planId' in of ? { id: of.planId } : { invoices: { some: { invoiceId: of.invoiceId } } }),
    },
    orderBy: [{ acceptedAt: 'desc' }, { id: 'desc' }],
    select: { terms: { select: { bytes: true } } },
  })
  return found?.terms?.bytes ?? null
}
