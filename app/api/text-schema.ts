import { z } from 'zod'

// NUL and lone surrogates cannot be stored, other controls (a line break in a name, an escape sequence) have no business here.
const controls = /[\p{Cc}\p{Cs}]/u
const controlsExceptBreaks = /[^\P{Cc}\n\t]|\p{Cs}/u

/** One line of text, trimmed: names, numbers, references. Any script, emoji and markup are fine; control characters are not. */
export const lineOfText = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(maxLength, `must have at most ${maxLength} characters`)
    .refine((text) => !controls.test(text), 'must be one line without control characters')

/** Text that may run over several lines; CRLF becomes LF. */
export const paragraph = (maxLength: number) =>
  z
    .string()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .refine((text) => !controlsExceptBreaks.test(text.replaceAll('\r\n', '\n')), 'must not contain control characters')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text !== '', 'must not be empty')

/** An e-mail address, kept in lower case, so that one mailbox is one contact. */
export const emailAddress = () =>
  z
    .email('must be an e-mail address')
    .max(254, 'must have at most 254 characters')
    .transform((email) => email.toLowerCase())
