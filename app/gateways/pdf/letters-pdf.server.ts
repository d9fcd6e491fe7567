import type { LetterDocument } from '#app/domain/letter/letter-document.ts'

/**
 * Letters as one PDF for the printer, each beginning on a page of its own and numbered by itself. The same letters give the
 * same bytes on every machine. Nothing is fetched. Errors: RangeError for no letters.
 */
export async function renderLettersPdf(letters: readonly LetterDocument[]): Promise<Uint8Array> {
  // Loading the renderer takes a third of a second, which no process should spend before its first PDF.
  const { drawLetters } = await import('./draw-letters.server.tsx')
  return drawLetters(letters)
}
