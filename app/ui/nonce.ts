import { createContext, useContext } from 'react'

/**
 * The nonce of this response's Content-Security-Policy, so that the inline scripts of hydration may run. Empty in the
 * browser: it hides the attribute from scripts, and both sides then agree.
 */
export const NonceContext = createContext('')

export const useNonce = (): string => useContext(NonceContext)

/** The same for style elements; also where no script may run. */
export const StyleNonceContext = createContext('')

export const useStyleNonce = (): string => useContext(StyleNonceContext)
