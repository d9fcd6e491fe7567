import type { StatementDocument } from '#app/domain/statement/statement-document.ts'

/** A statement of open items as a PDF. The same statement gives the same bytes on every machine. Nothing is fetched. */
export async function renderStatementPdf(statement: StatementDocument): Promise<Uint8Array> {
  // Loading the renderer takes a third of a second, which no process should spend before its first PDF.
  const { drawStatement } = await import('./draw-statement.server.tsx')
  return drawStatement(statement)
}
