import type { MailForm } from './mail-form.server.ts'

/** Some 26 KB each. */
const formsMost = 500
/** A shape of more characters has dozens of rows, or words that stay whole: hardly any other mail has it, and its form is large. */
const keptUpTo = 8_000
/** The longest unused first. */
const forms = new Map<string, Promise<MailForm>>()

/** The compiled form of a shape; mails that ask at the same time wait for the same one. */
export function formOf(shape: string, compile: () => Promise<MailForm>): Promise<MailForm> {
  if (shape.length > keptUpTo) return compile()
  const known = forms.get(shape)
  const form = known ?? compile()
  if (known) forms.delete(shape)
  else form.catch(() => forms.delete(shape))
  forms.set(shape, form)
  const [oldest] = forms.keys()
  if (forms.size > formsMost && oldest !== undefined) forms.delete(oldest)
  return form
}
