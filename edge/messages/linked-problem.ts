import type { LinkedProblem } from '../../shared/database/linked-roles/tables.ts'
import { shownName } from '../../shared/discord/name.ts'
import type { FindingContext } from './finding.ts'

/** A sentence about a bot whose linked roles do not work. */
export const linkedProblemLine = (
  { text, mention }: FindingContext,
  { name, problem }: { name: string; problem: LinkedProblem },
): string =>
  text(`linkedProblem.${problem}`, {
    name: shownName(name) ?? '—',
    command: mention('whitelabel linked-roles'),
  })
