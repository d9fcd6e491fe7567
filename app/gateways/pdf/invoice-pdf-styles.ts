import { StyleSheet } from '@react-pdf/renderer'

const ink = '#1f1d1a'
const faint = '#6b665e'
const hairline = '#d8d3ca'

export const styles = StyleSheet.create({
  page: { fontFamily: 'Helvetica', fontSize: 10, color: ink, padding: 48, paddingBottom: 72 },
  // Not on the page itself: a line height inherited by the page number breaks the layout of long invoices. It is
  // inherited as points of this very font size, so larger texts name their own.
  body: { fontSize: 10, lineHeight: 1.4 },
  head: { flexDirection: 'row', justifyContent: 'space-between', gap: 24 },
  seller: { flex: 1 },
  sellerName: { fontFamily: 'Helvetica-Bold', fontSize: 12, lineHeight: 1.4 },
  logo: { maxWidth: 140, maxHeight: 56, objectFit: 'contain' },
  title: { fontFamily: 'Helvetica-Bold', fontSize: 20, lineHeight: 1.2, marginTop: 28, marginBottom: 16 },
  mark: { fontFamily: 'Helvetica-Bold', fontSize: 12, lineHeight: 1.4, marginBottom: 12 },
  notes: { marginTop: 16 },
  facts: { flexDirection: 'row', gap: 24, marginBottom: 24 },
  half: { flex: 1 },
  label: { color: faint, fontSize: 9 },
  pair: { flexDirection: 'row' },
  pairLabel: { width: 92, color: faint },
  pairValue: { flex: 1 },
  row: { flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: hairline, paddingVertical: 5, gap: 8 },
  rowHead: { color: faint, fontSize: 9 },
  description: { flex: 1 },
  quantity: { width: 52, textAlign: 'right' },
  price: { width: 82, textAlign: 'right' },
  rate: { width: 44, textAlign: 'right' },
  amount: { width: 86, textAlign: 'right' },
  sums: { alignSelf: 'flex-end', width: 270, marginTop: 12 },
  sum: { flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 2 },
  due: { fontFamily: 'Helvetica-Bold', fontSize: 12, lineHeight: 1.4, borderTopWidth: 1, paddingTop: 6, marginTop: 4 },
  paying: { marginTop: 28, gap: 2 },
  foot: { position: 'absolute', left: 48, right: 48, bottom: 32, fontSize: 8, color: faint },
  footRow: { flexDirection: 'row', justifyContent: 'space-between' },
})
