/** The text whose SHA-256 stands for a mail's words on the timeline: what the client read, without the secret of the link. */
export const mailWords = ({ subject, text, html }: { subject: string; text: string; html: string }): string =>
  [subject, text, html].join('\n')
