/** By the number of their slot. */
export type Words = readonly string[]
/** A part of every mail of a shape, or what is made of the words of one. */
export type Piece = string | ((words: Words) => string)

export function fill(pieces: readonly Piece[], words: Words): string {
  let filled = ''
  for (const piece of pieces) filled += typeof piece === 'string' ? piece : piece(words)
  return filled
}

/** A slot whose word is written as `as` says. */
export const slotPiece = (slot: string, as: (word: string) => string): Piece => {
  const n = Number(slot)
  return (words) => as(words[n] ?? '')
}
