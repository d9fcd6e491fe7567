import { bold, regular } from '../sheets/fonts.ts'

export const ink = '#1f1d1a'
export const faintInk = '#6b665e'
export const hairline = '#d8d3ca'

/** Of running text. */
export const LINE = 14
export const MARGIN = 48

export const text = { font: regular, size: 10, color: ink }
export const faint = { ...text, color: faintInk }
export const label = { ...faint, size: 9 }
export const strong = { font: bold, size: 12, color: ink }
export const foot = { ...faint, size: 8 }
