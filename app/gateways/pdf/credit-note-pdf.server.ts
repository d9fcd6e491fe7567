import type { CreditNoteDocument } from '#app/domain/credit-note/credit-note-document.ts'

/** A credit note as a PDF. The same note gives the same bytes on every machine. Nothing is fetched. */
export async function renderCreditNotePdf(note: CreditNoteDocument): Promise<Uint8Array> {
  // Loading the renderer takes a third of a second, which no process should spend before its first PDF.
  const { drawCreditNote } = await import('./draw-credit-note.server.tsx')
  return drawCreditNote(note)
}
