import type { Sheet } from './sheet.ts'

/** A strip of the page's width that is never cut; it draws itself below `top`. */
export interface Strip {
  readonly height: number
  draw?(sheet: Sheet, top: number): void
}

/** Strips that belong together: they go to the next page in one piece where they fit on one. */
export interface Block {
  readonly strips: readonly Strip[]
  /** Room above it, except at the top of a page. */
  readonly gap?: number
  /** Drawn above the first of the blocks that have it, and again on every page they go on on: the head of a table. */
  readonly head?: Strip
  /** Lines of running text may be cut anywhere. */
  readonly flows?: boolean
}

/** Puts blocks one below the other, on as many pages as that takes. */
export function flow(blocks: readonly Block[], room: { top: number; bottom: number; newSheet: () => Sheet }): Sheet[] {
  const sheets = [room.newSheet()]
  let y = room.top
  const place = (strip: Strip) => {
    const sheet = sheets.at(-1)
    if (sheet) strip.draw?.(sheet, y)
    y += strip.height
  }
  const turn = (head: Strip | undefined) => {
    sheets.push(room.newSheet())
    y = room.top
    if (head) place(head)
  }
  const heightOf = (strips: readonly Strip[]) => strips.reduce((sum, { height }) => sum + height, 0)

  let running: Strip | undefined
  for (const { strips, gap = 0, head, flows } of blocks) {
    const begins = head && head !== running ? head : undefined
    running = head
    const whole = heightOf(strips)
    const fitsAPage = whole + (head?.height ?? 0) <= room.bottom - room.top
    if (y > room.top && !flows && fitsAPage && y + gap + (begins?.height ?? 0) + whole > room.bottom) {
      turn(head)
    } else {
      if (y > room.top) y += gap
      if (begins) place(begins)
    }
    for (const strip of strips) {
      // A strip taller than a page runs over its edge rather than being asked for page after page.
      if (y + strip.height > room.bottom && y > room.top + (head?.height ?? 0)) turn(head)
      place(strip)
    }
  }
  return sheets
}
