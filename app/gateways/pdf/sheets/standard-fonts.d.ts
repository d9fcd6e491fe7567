interface StandardFontData {
  /** In the order of Windows-1252, without what looks like another: the no-break space and the soft hyphen. */
  readonly glyphNames: string
  /** In thousandths of the font size. */
  readonly glyphWidths: readonly number[]
  /** An amount, then the pairs it belongs to (left × number of glyphs + right), each as its distance from the one before. */
  readonly kernPairs: readonly (number | readonly number[])[]
}
declare module 'pdfkit/standard-fonts/Helvetica' {
  const data: StandardFontData
  export default data
}
declare module 'pdfkit/standard-fonts/HelveticaBold' {
  const data: StandardFontData
  export default data
}
