// Control characters but tab and newline, halves of surrogate pairs, byte order marks, and the marks that turn the
// direction of the text around them: invisible, and able to make 100 read as 001. PostgreSQL refuses NUL altogether.
const unwanted = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\u202A-\u202E\u2066-\u2069\p{Cs}]/gu

/** Text as a person meant it: plain, of well-formed Unicode, trimmed; line ends are "\n". Markup and formulas stay text. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unwanted, '')
    .trim()

/** The same on one line: names, numbers, references. Spaces of any kind become one. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ')
