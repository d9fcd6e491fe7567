import type { RecordRow } from '#app/domain/evidence/evidence-record.ts'

export type RecordBlock = { readonly section: string } | RecordRow

// In lines of text: the layout engine breaks pages in time that grows with the square of what it is given, so it is given a page at a time.
const linesPerPage = 46
const charactersPerLine = 88
const rowsPadding = 0.6
/** Drawing a file keeps the process from everything else, for half a second at this size. */
const pagesPerFile = 20

const heightOf = (block: RecordBlock): number =>
  'section' in block
    ? 2
    : rowsPadding +
      block.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersPerLine)), 0)

/** The name of a section that would stand alone at the foot of a page goes along to the next; the page loses it. */
function sectionAtEnd(page: RecordBlock[]): RecordBlock[] {
  const last = page.at(-1)
  return page.length > 1 && last && 'section' in last ? page.splice(-1) : []
}

/** Splits a record into files of a bounded number of pages, and these into pages. A section never ends a page with its name. */
export async function* splitRecord(blocks: AsyncIterable<RecordBlock>): AsyncGenerator<RecordBlock[][]> {
  let pages: RecordBlock[][] = [[]]
  // The first page carries the title.
  let left = linesPerPage - 8
  for await (const block of blocks) {
    const height = heightOf(block)
    const page = pages.at(-1)
    if (page && page.length > 0 && height > left) {
      const carried = sectionAtEnd(page)
      if (pages.length === pagesPerFile) {
        yield pages
        pages = []
      }
      pages.push([...carried, block])
      left = linesPerPage - height - carried.reduce((sum, each) => sum + heightOf(each), 0)
    } else {
      page?.push(block)
      left -= height
    }
  }
  yield pages
}
