/** Beyond this a mail is cut: nobody reads more, and a row must not grow without end. */
const LENGTH_MAX = 100_000

/** A mail's words as they are kept: plain lines, without control characters or marks that turn the reading direction. */
export const mailText = (text: string): string =>
  text
    .slice(0, LENGTH_MAX)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t\u200D]|[\u200B\u2060\uFEFF]/gu, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()

/** `Ada Lovelace <ada@client.example>` as its address, in lower case, and the name before it. */
export function senderOf(from: string): { address: string; name: string | null } {
  const [, before = '', bracketed] = /^(.*?)<([^<>]*)>\s*$/s.exec(from) ?? []
  const address = (bracketed ?? from).trim().toLowerCase().slice(0, 254)
  const name = mailText(
    before
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replace(/\\(.)/g, '$1'),
  ).slice(0, 200)
  return { address, name: name || null }
}
