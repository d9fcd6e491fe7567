import type { ActivityDocument } from '#app/domain/statement/account-activity.ts'

/** A statement of activity as a PDF. The same statement gives the same bytes on every machine. Nothing is fetched. */
export async function renderActivityPdf(statement: ActivityDocument): Promise<Uint8Array> {
  // Loading the renderer takes a third of a second, which no process should spend before its first PDF.
  const { drawActivity } = await import('./draw-activity.server.tsx')
  return drawActivity(statement)
}
