import type { CSSProperties } from 'react'
import type { AccentPair } from '#app/domain/brand-color.ts'

// Mail clients know neither custom properties nor style sheets for certain, so the tokens of app/ui/styles.css stand here as inline styles.
const sans = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

export const page: CSSProperties = {
  margin: 0,
  padding: '24px 12px',
  backgroundColor: '#f3f1ed',
  fontFamily: sans,
  color: '#26221e',
}
export const sheet: CSSProperties = {
  maxWidth: '560px',
  margin: '0 auto',
  padding: '32px 28px',
  backgroundColor: '#ffffff',
  border: '1px solid #e4dfd8',
  borderRadius: '8px',
}
export const masthead: CSSProperties = { margin: '0 0 28px', fontSize: '16px', fontWeight: 600 }
export const heading: CSSProperties = {
  margin: '0 0 20px',
  fontSize: '22px',
  lineHeight: '30px',
  fontWeight: 600,
  color: '#26221e',
}
export const paragraph: CSSProperties = { margin: '0 0 16px', fontSize: '16px', lineHeight: '25px' }
export const small: CSSProperties = { margin: '0 0 8px', fontSize: '13px', lineHeight: '20px', color: '#6a625a' }
export const rule: CSSProperties = { margin: '28px 0 20px', border: 'none', borderTop: '1px solid #e4dfd8' }
export const amountCell: CSSProperties = { padding: '6px 0', fontSize: '15px', lineHeight: '22px' }
export const numberCell: CSSProperties = {
  ...amountCell,
  textAlign: 'right',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
}
export const itemCell: CSSProperties = { ...amountCell, paddingRight: '12px' }
export const columnHead: CSSProperties = {
  padding: '0 12px 4px 0',
  textAlign: 'left',
  fontSize: '13px',
  lineHeight: '20px',
  fontWeight: 600,
  color: '#6a625a',
}
export const dueRow: CSSProperties = {
  fontWeight: 600,
  fontSize: '18px',
  borderTop: '1px solid #e4dfd8',
  paddingTop: '10px',
}

/** For mail readers that know dark mode by media query; the others keep the light sheet or invert it themselves. */
export const darkSheet = ({ accent, on }: AccentPair): string => `@media (prefers-color-scheme: dark) {
.mail-page, .mail-page > table > tbody > tr > td { background-color: #171614 !important; }
.mail-sheet { background-color: #201f1c !important; border-color: #3a3733 !important; color: #efece6 !important; }
.mail-ink { color: #efece6 !important; }
.mail-small { color: #a39d92 !important; }
.mail-rule { border-color: #3a3733 !important; }
.mail-accent { color: ${accent} !important; }
.mail-button { background-color: ${accent} !important; color: ${on} !important; }
}`
