import { StyleSheet } from '@react-pdf/renderer'

const faint = '#6b665e'
const hairline = '#d8d3ca'

export const planTermsStyles = StyleSheet.create({
  page: { fontFamily: 'Helvetica', fontSize: 10, color: '#1f1d1a', padding: 56, paddingBottom: 72 },
  body: { lineHeight: 1.45 },
  strong: { fontFamily: 'Helvetica-Bold' },
  faint: { color: faint },
  part: { fontFamily: 'Helvetica-Bold', fontSize: 11, lineHeight: 1.4, marginTop: 20, marginBottom: 4 },
  row: { flexDirection: 'row', gap: 8, borderBottomWidth: 0.5, borderBottomColor: hairline, paddingVertical: 4 },
  first: { flexGrow: 1, flexBasis: 0, maxLines: 1, textOverflow: 'ellipsis' },
  middle: { flexGrow: 2, flexBasis: 0 },
  last: { flexGrow: 1.4, flexBasis: 0, textAlign: 'right' },
  term: { marginBottom: 5 },
  foot: { position: 'absolute', left: 56, right: 56, bottom: 32, fontSize: 8, color: faint },
  footRow: { flexDirection: 'row', justifyContent: 'space-between' },
})
