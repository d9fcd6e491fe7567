import { TextField } from './field.tsx'

/** For the code of an authenticator app, or one of the backup codes. */
export function CodeField({ autoFocus = false, isFirst = false }: { autoFocus?: boolean; isFirst?: boolean }) {
  return (
    <TextField
      label="Code"
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={20}
      hint={
        isFirst
          ? 'The six digits your app shows now.'
          : 'The six digits your authenticator app shows, or a backup code.'
      }
      required
      autoFocus={autoFocus}
    />
  )
}
