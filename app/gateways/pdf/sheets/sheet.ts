import { shown, widthOf, type Font } from './fonts.ts'
import { placed, type Picture } from './picture.server.ts'

export interface TextStyle {
  readonly font: Font
  readonly size: number
  /** #rrggbb. */
  readonly color: string
}

/** A page that is being drawn. Places are in points from its upper left corner. */
export interface Sheet {
  readonly width: number
  readonly height: number
  /** One line of text; `left` is where it begins, or where it ends if it is right-aligned. */
  text(words: string, left: number, baseline: number, style: TextStyle, align?: 'left' | 'right'): void
  /** A horizontal line that fills the height below `top`. */
  rule(left: number, top: number, width: number, thickness: number, color: string): void
  picture(picture: Picture, left: number, top: number, width: number, height: number): void
  content(): string
}

/** The fonts, in the order in which the pages number them. */
export function newSheet(size: { width: number; height: number }, fonts: readonly Font[]): Sheet {
  const { width, height } = size
  const drawn: string[] = []
  let inText = false
  let font = ''
  let fill = ''
  const color = (hex: string) => {
    if (fill !== hex) drawn.push(`${rgb(hex)} rg`)
    fill = hex
  }
  const endText = () => {
    if (inText) drawn.push('ET')
    inText = false
  }
  return {
    width,
    height,
    text(words, left, baseline, style, align = 'left') {
      if (words === '') return
      if (!inText) drawn.push('BT')
      inText = true
      const selected = `/F${fonts.indexOf(style.font) + 1} ${style.size} Tf`
      if (selected !== font) drawn.push(selected)
      font = selected
      color(style.color)
      const x = align === 'left' ? left : left - widthOf(words, style.font, style.size)
      drawn.push(`1 0 0 1 ${points(x)} ${points(height - baseline)} Tm`, `${shown(words, style.font)} TJ`)
    },
    rule(left, top, wide, thickness, hex) {
      endText()
      color(hex)
      drawn.push(`${[left, height - top - thickness, wide, thickness].map(points).join(' ')} re f`)
    },
    picture(picture, left, top, wide, tall) {
      endText()
      const matrix = placed(picture, left, height - top - tall, wide, tall)
      drawn.push('q', `${matrix.map(points).join(' ')} cm`, '/Logo Do', 'Q')
    },
    content() {
      endText()
      return drawn.join('\n')
    },
  }
}

/** To a thousandth of a point, which no printer resolves. */
const points = (value: number): number => Math.round(value * 1_000) / 1_000

const rgb = (hex: string): string =>
  [1, 3, 5].map((at) => points(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ')
