/** How often and from when, as somebody types it. */
export interface TypedRhythm {
  readonly every: string
  readonly unit: string
  readonly startOn: string
  readonly monthEnd: boolean
}

/** What can be changed while it runs, as somebody types it. */
export interface TypedSettings {
  readonly name: string
  readonly endOn: string
  readonly countMax: string
  readonly termsDays: string
  readonly purchaseOrder: string
  readonly notes: string
  readonly seriesId: string
  /** `send`, `issue` or `draft` */
  readonly outcome: string
}
