/** A colour to write with and, as `on`, the colour to write upon it: both #rrggbb. */
export interface AccentPair {
  readonly accent: string
  readonly on: string
}

export interface BrandAccents {
  readonly light: AccentPair
  readonly dark: AccentPair
}

type Rgb = readonly [number, number, number]

/** The accent of a business that has chosen none, or none that can be read. */
export const defaultBrandColor = '#1f4f82'

// The lightest and the darkest ground that a client's page or mail puts text on; see the tokens in app/ui/styles.css.
const lightGround = '#f3f1ed'
const darkGround = '#2a2825'
const white = '#ffffff'
const black = '#14110e'
const steps = 64

const parse = (hex: string): Rgb => {
  const digits = hex.slice(1)
  const byte = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16)
  return [byte(0), byte(2), byte(4)]
}

const format = (rgb: Rgb): string =>
  `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`

/** #rgb and #rrggbb in any case become #rrggbb in lower case; null for anything else. */
export function normalizeHexColor(text: string): string | null {
  const match = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(text.trim())
  if (!match) return null
  const digits = match[2] ?? [...(match[1] ?? '')].map((digit) => digit + digit).join('')
  return `#${digits.toLowerCase()}`
}

function luminance(hex: string): number {
  const linear = parse(hex).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
}

/** Contrast of two #rrggbb colours, 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrastRatio(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

const mix = (from: string, to: string, share: number): string => {
  const target = parse(to)
  return format(parse(from).map((channel, i) => channel + ((target[i] ?? 0) - channel) * share) as unknown as Rgb)
}

/** The nearest colour on the way from `color` to `towards` that reads on `ground` and can be written upon. */
function readable(color: string, towards: string, ground: string, on: string): AccentPair {
  for (let step = 0; step <= steps; step += 1) {
    const accent = mix(color, towards, step / steps)
    if (contrastRatio(accent, ground) >= 4.5 && contrastRatio(accent, on) >= 4.5) return { accent, on }
  }
  return { accent: towards, on }
}

/**
 * A business's colour, moved towards black (light pages) or white (dark pages) just far enough that text in it and text
 * on it both reach 4.5:1 (WCAG 2.2, 1.4.3 level AA). What is not a colour becomes the default.
 */
export function brandAccents(brandColor: string): BrandAccents {
  const color = normalizeHexColor(brandColor) ?? defaultBrandColor
  const known = accents.get(color)
  if (known) return known
  const found = {
    light: readable(color, black, lightGround, white),
    dark: readable(color, white, darkGround, black),
  }
  if (accents.size < accentsMax) accents.set(color, found)
  return found
}

// Every mail and page of a business asks again for the same colour.
const accents = new Map<string, BrandAccents>()
const accentsMax = 1_000
