const legalForms = new Set(
  'gmbh mbh ug ag kg kgaa ohg gbr ev eg ltd limited llc llp lp plc inc incorporated corp corporation co company bv nv vof sa sas sarl sasu eurl sl slu srl spa ab as oy aps und and et y e the von de der mr mrs ms herr frau'.split(
    ' ',
  ),
)

/** The telling words of a name, folded: accents, "ue" for "ü", legal forms and short words fall away. */
const nameWords = (name: string): string[] => [
  ...new Set(
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replaceAll('ß', 'ss')
      .replace(/([aou])e/g, '$1')
      .match(/[\p{L}\p{N}]+/gu)
      ?.filter((word) => word.length > 1 && !legalForms.has(word)) ?? [],
  ),
]

/** How much of a client's name stands in what a bank wrote: 0 to 1. Banks cut names, so a word may be the beginning of another. */
export function nameShare(clientName: string, written: string): number {
  const wanted = nameWords(clientName)
  const there = nameWords(written)
  if (wanted.length === 0) return 0
  const found = wanted.filter((word) =>
    there.some((other) => other === word || (other.length >= 4 && word.startsWith(other))),
  )
  return found.length / wanted.length
}
