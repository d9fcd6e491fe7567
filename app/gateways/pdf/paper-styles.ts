import { StyleSheet } from '@react-pdf/renderer'

const ink = '#1f1d1a'
const faint = '#6b665e'
const hairline = '#d8d3ca'

export const paperStyles = StyleSheet.create({
  page: { fontFamily: 'Helvetica', fontSize: 10, color: ink, padding: 48, paddingBottom: 72 },
  body: { fontSize: 10, lineHeight: 1.4 },
  strong: { fontFamily: 'Helvetica-Bold' },
  rows: { marginTop: 18 },
  row: { flexDirection: 'row', gap: 8, borderBottomWidth: 0.5, borderBottomColor: hairline, paddingVertical: 5 },
  day: { flexGrow: 1, flexBasis: 0, color: faint },
  what: { flexGrow: 2, flexBasis: 0 },
  amount: { flexGrow: 1, flexBasis: 0, textAlign: 'right' },
  sum: { flexDirection: 'row', justifyContent: 'space-between', marginTop: 8 },
  note: { marginTop: 12, color: faint },
  foot: {
    ...{ position: 'absolute', left: 48, right: 48, bottom: 32, fontSize: 8, color: faint },
    ...{ flexDirection: 'row', justifyContent: 'space-between' },
  },
})
