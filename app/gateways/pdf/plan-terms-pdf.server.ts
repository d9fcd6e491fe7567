import type { PlanTerms } from '#app/domain/plan/plan-terms.ts'

/** The terms of an agreed plan as a PDF. The same terms give the same bytes on every machine. Nothing is fetched. */
export async function renderPlanTermsPdf(terms: PlanTerms): Promise<Uint8Array> {
  // Loading the renderer takes a third of a second, which no process should spend before its first PDF.
  const { drawPlanTerms } = await import('./draw-plan-terms.server.tsx')
  return drawPlanTerms(terms)
}
