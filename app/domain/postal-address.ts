/** The lines of a postal address as they stand below a name: owners often write the name into the address as well. */
export function addressBelow(name: string, postalAddress: string | null): string[] {
  const lines = (postalAddress ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return lines[0] !== undefined && fold(lines[0]) === fold(name) ? lines.slice(1) : lines
}
