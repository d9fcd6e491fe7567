import { StyleSheet } from '@react-pdf/renderer'

const ink = '#1f1d1a'
const faint = '#6b665e'
const hairline = '#d8d3ca'

export const recordStyles = StyleSheet.create({
  page: { fontFamily: 'Helvetica', fontSize: 9, color: ink, padding: 48, paddingBottom: 64 },
  body: { fontSize: 9, lineHeight: 1.4 },
  title: { fontFamily: 'Helvetica-Bold', fontSize: 18, lineHeight: 1.2, marginBottom: 6 },
  intro: { color: faint, marginBottom: 8 },
  section: { fontFamily: 'Helvetica-Bold', fontSize: 11, lineHeight: 1.4, marginTop: 10, marginBottom: 2 },
  row: { flexDirection: 'row', gap: 10, borderBottomWidth: 0.5, borderBottomColor: hairline, paddingVertical: 3 },
  label: { width: 92, color: faint },
  text: { flex: 1 },
  foot: { position: 'absolute', left: 48, right: 48, bottom: 30, fontSize: 8, color: faint },
  footRow: { flexDirection: 'row', justifyContent: 'space-between' },
})
