import type { Paper } from '#app/domain/paper/paper.ts'

/** A receipt or an invoice's statement as a PDF. The same paper gives the same bytes on every machine. Nothing is fetched. */
export async function renderPaperPdf(paper: Paper): Promise<Uint8Array> {
  // Loading the renderer takes a third of a second, which no process should spend before its first PDF.
  const { drawPaper } = await import('./draw-paper.server.tsx')
  return drawPaper(paper)
}
