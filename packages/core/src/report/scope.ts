/** What every page's figures are of. */
export interface Scope {
  readonly business: string
  /** What the business calls itself. */
  readonly name: string
  /** Whether its answers are made up, which every page says. */
  readonly demonstration: boolean
  /** As they were asked for, an ISO date or date and hour; `null` for all time. */
  readonly from: string | null
  readonly to: string | null
  /** Below so many answers nothing is shown of a place, so that nobody can be told. */
  readonly minimum: number
}
