/** What every handler is given. */
export interface Work {
  processId: number
  now: () => Date
  log: WorkLog
}

export interface WorkLog {
  /**
   * Runs one row's work; a failure is logged and counts as nothing done, so that one bad row never stops the rest. `isBegun`: the end
   * of what is in hand already, which is done even where nothing new is begun any more.
   */
  guard(handler: string, id: string, work: () => Promise<boolean>, isBegun?: boolean): Promise<boolean>
}
