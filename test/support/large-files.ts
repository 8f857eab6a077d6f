import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** Kinds of files with many members. */
export const LARGE_FILES = ['mee6', 'levelup', 'csv'] as const

export type LargeFile = (typeof LARGE_FILES)[number]

interface Kind {
  begins: string
  /** The row of the member with this place in the file, from 0. */
  row(userId: Snowflake, nth: number): string
  between: string
  ends: string
}

const KINDS: Readonly<Record<LargeFile, Kind>> = {
  // Every field that the leaderboard has.
  mee6: {
    begins: '{"players":[',
    row: (id, nth) =>
      `{"avatar":"a_0a1b2c3d4e5f60718293a4b5c6d7e8f${nth % 10}","detailed_xp":[${nth % 100},100,${nth}],"discriminator":"0",` +
      `"guild_id":"172002255350792192","id":"${id}","is_monetize_xp_boost":false,"level":${nth % 50},` +
      `"message_count":${nth % 5_000},"monetize_xp_boost":0,"username":"somebody ${nth}","xp":${nth}}`,
    between: ',\n',
    ends: ']}',
  },
  levelup: {
    begins: '{"users":{',
    row: (id, nth) => `"${id}":{"xp":${nth}.5,"voice":${nth % 999}.25,"messages":${nth % 777},"level":${nth % 40}}`,
    between: ',\n',
    ends: '}}',
  },
  csv: { begins: 'ID,Total XP\n', row: (id, nth) => `${id},${nth}`, between: '\n', ends: '\n' },
}

const ROWS_OF_A_CHUNK = 1_000

/** The bytes of a file with many members. @param idOf the id of the member with this place, from 0 */
export async function* largeFile(
  kind: LargeFile,
  members: number,
  idOf: (nth: number) => Snowflake,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const { begins, row, between, ends } = KINDS[kind]
  yield encoder.encode(begins)
  for (let from = 0; from < members; from += ROWS_OF_A_CHUNK) {
    const nths = Array.from({ length: Math.min(ROWS_OF_A_CHUNK, members - from) }, (_, nth) => from + nth)
    yield encoder.encode(`${from === 0 ? '' : between}${nths.map((nth) => row(idOf(nth), nth)).join(between)}`)
  }
  yield encoder.encode(ends)
}
