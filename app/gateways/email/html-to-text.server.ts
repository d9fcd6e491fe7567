/** More than this nobody wrote by hand. */
const LENGTH_MAX = 500_000

/** The words of a mail that came as HTML only. Nothing in it is run, shown or fetched. */
export async function htmlToText(html: string): Promise<string> {
  const { toPlainText } = await import('@react-email/render')
  return toPlainText(html.slice(0, LENGTH_MAX), { selectors: [{ selector: 'img', format: 'skip' }] })
}
