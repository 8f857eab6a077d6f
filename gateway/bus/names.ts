/** Names of one environment's streams and subjects. */
export interface StreamNames {
  stream: string
  deadLetters: string
  /** Subject of the writes of one partition; `*` for all. */
  writes(partition: number | '*'): string
  /** Subject of the dead letters of one partition; `*` for all. */
  dead(partition: number | '*'): string
  /** Beginning of the subjects of notices, which are in no stream. */
  notices: string
}

/** @param environment keeps development, staging and production apart on one NATS: letters, digits, `-` and `_` */
export const namesOf = (environment: string): StreamNames => ({
  stream: `prosperity_${environment}`,
  deadLetters: `prosperity_${environment}_dead`,
  writes: (partition) => `prosperity.${environment}.writes.${partition}`,
  dead: (partition) => `prosperity.${environment}.dead.${partition}`,
  notices: `prosperity.${environment}.notices`,
})
