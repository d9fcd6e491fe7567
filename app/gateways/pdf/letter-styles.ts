import { StyleSheet } from '@react-pdf/renderer'

const ink = '#1f1d1a'
const faint = '#6b665e'
const hairline = '#d8d3ca'

export const letterStyles = StyleSheet.create({
  page: { fontFamily: 'Helvetica', fontSize: 10, color: ink, paddingTop: 56, paddingBottom: 72 },
  // Line heights stand here and not on the page, as on invoices: the page number must not inherit one.
  body: { fontSize: 10, lineHeight: 1.4 },
  letterhead: { position: 'absolute', flexDirection: 'row', justifyContent: 'space-between', gap: 24 },
  sender: { flex: 1, fontSize: 8.5, lineHeight: 1.35, color: faint },
  senderName: { fontFamily: 'Helvetica-Bold', fontSize: 13, lineHeight: 1.35 },
  logo: { maxWidth: 140, objectFit: 'contain', objectPosition: 'right top' },
  boxed: { position: 'absolute', overflow: 'hidden' },
  returnLine: { fontSize: 6.5, lineHeight: 1.2, color: faint, maxLines: 1, textOverflow: 'ellipsis' },
  fact: { marginBottom: 5, fontSize: 9.5, lineHeight: 1.3 },
  label: { fontSize: 8, lineHeight: 1.3, color: faint },
  mark: { position: 'absolute', left: 12, height: 0, borderTopWidth: 0.5, borderTopColor: faint },
  subject: { fontFamily: 'Helvetica-Bold', fontSize: 11, lineHeight: 1.4, marginBottom: 12 },
  paragraph: { marginBottom: 9 },
  amounts: { marginTop: 4, marginBottom: 14 },
  item: { marginBottom: 4 },
  row: {
    flexDirection: 'row',
    justifyContent: 'space-between',
    gap: 16,
    borderBottomWidth: 0.5,
    borderBottomColor: hairline,
    paddingVertical: 3.5,
  },
  strong: { fontFamily: 'Helvetica-Bold', borderBottomWidth: 0 },
  rowLabel: { flex: 1 },
  rowAmount: { width: 110, textAlign: 'right' },
  paying: { marginTop: 4, marginBottom: 12 },
  payingHead: { fontFamily: 'Helvetica-Bold' },
  foot: { position: 'absolute', bottom: 32, fontSize: 8, color: faint },
  footRow: { flexDirection: 'row', justifyContent: 'space-between' },
})
