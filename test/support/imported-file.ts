import type { ChosenColumns } from '../../shared/imports/formats/plain.ts'
import { type ReadMembers, readMembersFile } from '../../shared/imports/read-members.ts'

/** The bytes of a file in pieces of this size. */
async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

/** Reads a file of another bot. */
export function readImported(
  file: string | Uint8Array,
  { chosen = null, piece = 65_536 }: { chosen?: ChosenColumns | null; piece?: number } = {},
): Promise<ReadMembers> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  return readMembersFile(piecesOf(bytes, piece), { decoder: new TextDecoder('utf-8', { fatal: true }), chosen })
}

/** What a file says, in short: its format, its members as `id: xp level`, with the number of messages where the file has it, and the refused rows as `line: reason`. */
export async function shortly(file: string | Uint8Array, options: Parameters<typeof readImported>[1] = {}) {
  const read = await readImported(file, options)
  if (!read.ok) return { why: read.why, line: read.line }
  const { format, others, rows, refusals, besides } = read.file
  return {
    format: format.name,
    others: others.map(({ name }) => name),
    members: [...rows.members()].map(
      ({ userId, xp, level, messages }) =>
        `${userId}: ${xp ?? '-'} ${level ?? '-'}${messages === null ? '' : ` ${messages}`}`,
    ),
    duplicates: rows.duplicates,
    refused: refusals.listed.map(({ line, why }) => `${line}: ${why}`),
    roles: (format.carries?.(besides) ?? []).flatMap((one) =>
      one.kind === 'level-role' ? [`${one.level}: ${one.roleId}`] : [],
    ),
  }
}
