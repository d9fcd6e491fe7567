import type { LetterLayout } from '#app/domain/letter/letter-document.ts'

const mm = (length: number) => (length * 72) / 25.4
const inch = (length: number) => length * 72

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where things stand on the first sheet; points from its left and upper edge. */
export interface LetterSheet {
  readonly size: 'A4' | 'LETTER'
  readonly left: number
  readonly right: number
  readonly letterhead: { readonly top: number; readonly height: number }
  /** The sender in one small line above the address, where the window shows it; else the letterhead says it. */
  readonly returnLine: Box | null
  readonly address: Box
  /** Date, letter number and deadline. */
  readonly facts: Box
  /** Where the subject begins. */
  readonly bodyTop: number
  /** Where to fold and punch, at the left edge. */
  readonly marks: readonly { readonly top: number; readonly length: number }[]
}

/**
 * `din5008`: DIN 5008:2020 form B. The address field is 85 by 45 mm, 20 mm from the left and 45 mm from the top, its text
 * 5 mm further in; the lower 27.3 mm are the address. Folds at 105 and 210 mm, holes at 148.5 mm.
 *
 * `us`: a sheet of 8.5 by 11 in folded in three into a #10 envelope, whose window (4.5 by 1.125 in, 0.875 in from the left
 * and 0.5 in from the lower edge) shows the sheet from 2.04 to 3.17 in while it lies at the bottom. What could show when
 * the sheet slips, up to 3.63 in, stays empty at the left.
 */
export const letterSheets: Record<LetterLayout, LetterSheet> = {
  din5008: {
    size: 'A4',
    left: mm(25),
    right: mm(20),
    letterhead: { top: mm(12), height: mm(30) },
    returnLine: { left: mm(25), top: mm(57.7), width: mm(80), height: mm(5) },
    address: { left: mm(25), top: mm(62.7), width: mm(80), height: mm(27.3) },
    facts: { left: mm(125), top: mm(50), width: mm(65), height: mm(40) },
    bodyTop: mm(98.5),
    marks: [
      { top: mm(105), length: mm(5) },
      { top: mm(148.5), length: mm(8) },
      { top: mm(210), length: mm(5) },
    ],
  },
  us: {
    size: 'LETTER',
    left: inch(1),
    right: inch(1),
    letterhead: { top: inch(0.5), height: inch(1.3) },
    returnLine: null,
    address: { left: inch(1), top: inch(2.1), width: inch(3.4), height: inch(1.05) },
    facts: { left: inch(5.45), top: inch(2.1), width: inch(2.05), height: inch(1.4) },
    bodyTop: inch(3.75),
    marks: [],
  },
}

const lineHeight = 1.25

/** The size at which so many lines fit the address, in points; ten for the usual six. Below six nobody could read it. */
export const addressFontSize = (lines: number, { height }: Box): number =>
  Math.max(6, Math.min(10, Math.floor((height / (Math.max(lines, 1) * lineHeight)) * 2) / 2))

/** Set solid, so that as much as possible fits the window. */
export const addressLineHeight = lineHeight

/** The size at which the sender fits its line, by the middling width of a letter; what still does not is cut. */
export const returnFontSize = (text: string, { width }: Box): number =>
  Math.max(5, Math.min(6.5, Math.floor((width / (0.52 * text.length)) * 4) / 4))
