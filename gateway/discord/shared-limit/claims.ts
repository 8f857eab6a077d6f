/** A worker's claim on the requests of one bot. */
export interface Claim {
  /** Slots that its requests take now, and requests that wait. */
  wanted: number
  /** Slots that it may use now. */
  held: number
}

/** The claims of the workers that send requests now, by process id. */
export type Claims = ReadonlyMap<string, Claim>

/**
 * Divides slots among claims. A worker gets more than it wants only if every other worker has what it wants. Slots that
 * remain are divided equally, so a worker that sends alone has all slots.
 * @param slots whole number
 * @returns a share for each claim; together they are `slots`, unless there are no claims
 */
export function sharesOf(slots: number, claims: Claims): Map<string, number> {
  const order = [...claims].sort(([a], [b]) => (a < b ? -1 : 1))
  const shares = new Map(order.map(([id]) => [id, 0]))
  for (let slot = 0; slot < slots; slot++) {
    let next: { id: string; share: number; isUnmet: boolean } | null = null
    for (const [id, { wanted }] of order) {
      const share = shares.get(id) ?? 0
      const isUnmet = share < wanted
      const beyond = { id, share: isUnmet ? share : share - wanted, isUnmet }
      if (next === null || (isUnmet && !next.isUnmet) || (isUnmet === next.isUnmet && beyond.share < next.share)) {
        next = beyond
      }
    }
    if (next !== null) shares.set(next.id, (shares.get(next.id) ?? 0) + 1)
  }
  return shares
}

/**
 * The slots that one worker may use now. A share grows only by slots that no worker holds: the others release theirs when
 * Discord no longer counts the requests that took them.
 */
export function grantOf(slots: number, claims: Claims, id: string): number {
  const shares = sharesOf(slots, claims)
  const [share, held] = [shares.get(id) ?? 0, claims.get(id)?.held ?? 0]
  if (share <= held) return share
  let [unheld, growth] = [slots, 0]
  for (const [other, claim] of claims) {
    unheld -= claim.held
    growth += Math.max(0, (shares.get(other) ?? 0) - claim.held)
  }
  return held + Math.floor(((share - held) * Math.max(0, Math.min(unheld, growth))) / growth)
}
