import { StyleSheet } from '@react-pdf/renderer'

const ink = '#1f1d1a'
const faint = '#6b665e'
const hairline = '#d8d3ca'
const cell = { flexGrow: 1, flexBasis: 0, textAlign: 'right', maxLines: 1, textOverflow: 'ellipsis' } as const

export const statementStyles = StyleSheet.create({
  page: { fontFamily: 'Helvetica', fontSize: 9, color: ink, padding: 48, paddingBottom: 72 },
  body: { fontSize: 9, lineHeight: 1.4 },
  strong: { fontFamily: 'Helvetica-Bold' },
  faint: { color: faint },
  currency: { fontFamily: 'Helvetica-Bold', fontSize: 11, lineHeight: 1.4, marginTop: 18, marginBottom: 4 },
  row: { flexDirection: 'row', gap: 6, borderBottomWidth: 0.5, borderBottomColor: hairline, paddingVertical: 4 },
  rowHead: { color: faint, fontSize: 8 },
  /** All columns at once. */
  dense: { fontSize: 7.5, gap: 3 },
  twoLines: { maxLines: 2 },
  number: { ...cell, flexGrow: 1.2, textAlign: 'left' },
  cell,
  narrow: { ...cell, flexGrow: 0.6 },
  day: { ...cell, textAlign: 'left' },
  what: { ...cell, flexGrow: 2.2, textAlign: 'left' },
  sums: { flexDirection: 'row', justifyContent: 'space-between', marginTop: 10, gap: 8 },
  sum: { alignItems: 'flex-start' },
  note: { marginTop: 18, color: faint },
  foot: { position: 'absolute', left: 48, right: 48, bottom: 32, fontSize: 8, color: faint },
  footRow: { flexDirection: 'row', justifyContent: 'space-between' },
})
