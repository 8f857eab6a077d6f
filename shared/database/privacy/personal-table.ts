import type { Database } from '../schema.ts'

/**
 * What happens to a person's id when the person asks for deletion. `row`: the row is deleted. `id`: the row stays without the id.
 * `stays`: nothing changes, for the reason in `why`.
 */
export type Fate = 'row' | 'id' | 'stays'

/** A column with the ids of people. */
export interface PersonColumn {
  fate: Fate
  /** Why the id is stored, and for `stays` why it is not deleted. */
  why: string
  /** Whether `/me data` has the rows of the person by this column. */
  exported: boolean
  /** Whether the ids are inside JSON or text. */
  inText?: true
}

/** A table with ids of people. */
interface PersonalTable<Table> {
  people: { readonly [Column in keyof Table & string]?: PersonColumn }
  /** The column with the guild; null for a table whose rows belong to no guild, or only through another table. */
  guild: (keyof Table & string) | null
  /** Columns that no export has, because a person who knows them could act as the member or as a bot. */
  secret?: readonly (keyof Table & string)[]
}

/** Tables with ids of people, by name. */
export type PersonalTables = { readonly [Table in keyof Database]?: PersonalTable<Database[Table]> }

/** A column whose rows `/me data` has and a deletion deletes. */
export const deletedRow = { fate: 'row', exported: true } as const
