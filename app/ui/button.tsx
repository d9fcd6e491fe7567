import type { ComponentProps } from 'react'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet'

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 py-2 text-center font-medium hover:opacity-85 disabled:opacity-50'

const variants: Record<ButtonVariant, string> = {
  primary: 'border border-accent bg-accent text-on-accent',
  secondary: 'border border-line-strong bg-surface text-ink',
  quiet: 'link min-h-0 px-0 py-0',
}

/** The look of a button, for links that act as one. */
export const buttonClass = (variant: ButtonVariant = 'primary', extra = ''): string =>
  `${shape} ${variants[variant]} ${extra}`

export function Button({
  variant = 'primary',
  className = '',
  type = 'submit',
  ...props
}: ComponentProps<'button'> & { variant?: ButtonVariant }) {
  return <button {...props} type={type} className={buttonClass(variant, className)} />
}
