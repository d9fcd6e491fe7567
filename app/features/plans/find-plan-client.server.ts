import { prisma } from '#app/db/client.server.ts'

/** Whose plan it is: the client is locked before anything of the plan is read. Null for an unknown plan. */
export async function findPlanClient(businessId: string, planId: string): Promise<string | null> {
  const plan = await prisma.instalmentPlan.findUnique({
    where: { businessId_id: { businessId, id: planId } },
    select: { clientId: true },
  })
  return plan?.clientId ?? null
}
