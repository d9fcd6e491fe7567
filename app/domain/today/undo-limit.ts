const undoMs = 30 * 60_000

/** Whether what was done at `doneAt` may still be undone: within half an hour, since others rely on it after that. */
export const mayUndo = (doneAt: Date, now: Date): boolean => now.getTime() - doneAt.getTime() <= undoMs
