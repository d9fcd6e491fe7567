import { buttonClass } from './button.tsx'
import type { ButtonVariant } from './button.tsx'
import { inputClass } from './field.tsx'

/** Buttons of the desk: a finger's height on phones, denser beside a mouse. */
export const deskButton = (variant: ButtonVariant = 'secondary', extra = ''): string =>
  buttonClass(variant, `text-sm lg:min-h-8 lg:px-3 lg:py-1 ${extra}`)

/** Fields of the desk; 16 px on phones, where smaller text makes the page zoom. */
export const deskInput = `${inputClass} text-base lg:min-h-9 lg:py-1 lg:text-sm`
