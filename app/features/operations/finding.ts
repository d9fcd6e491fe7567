/** One thing that was looked at, in plain words, and how to mend it where it needs mending. */
export interface Finding {
  readonly about: string
  /** `warn`: it works, and should not stay so. */
  readonly state: 'ok' | 'warn' | 'wrong'
  readonly says: string
  readonly remedy: string | null
}

export const fine = (about: string, says: string): Finding => ({ about, says, state: 'ok', remedy: null })
export const warn = (about: string, says: string, remedy: string): Finding => ({ about, says, remedy, state: 'warn' })
export const wrong = (about: string, says: string, remedy: string): Finding => ({ about, says, remedy, state: 'wrong' })

/** What a look found; a look that fails is a finding itself, and never stops the next one. */
export async function look(about: string, work: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work()
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error)
    return [wrong(about, `could not be looked at: ${reason}`, 'Mend what this says, then run doctor again.')]
  }
}

/** A span as one says it: "40 s", "12 min", "5 h", "3 days". */
export const span = (seconds: number): string =>
  seconds < 90
    ? `${Math.max(0, Math.round(seconds))} s`
    : seconds < 5_400
      ? `${Math.round(seconds / 60)} min`
      : seconds < 172_800
        ? `${Math.round(seconds / 3_600)} h`
        : `${Math.round(seconds / 86_400)} days`
