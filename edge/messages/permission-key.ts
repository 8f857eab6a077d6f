import { Permission } from '../../shared/discord/permission.ts'
import type { Speak, TextKey } from '../features/texts.ts'

type PermissionKey = Extract<TextKey, `permission.${string}`>

type PermissionName = keyof typeof Permission

/** A permission's name with a small first letter is the key of its text. A permission without a text does not compile. */
const keyOf = (name: PermissionName): PermissionKey =>
  // The expression does what `Uncapitalize` describes.
  `permission.${name.charAt(0).toLowerCase()}${name.slice(1)}` as `permission.${Uncapitalize<PermissionName>}`

const BY_BIT: ReadonlyMap<bigint, PermissionKey> = new Map(
  // The entries of a record are its own keys and values.
  (Object.entries(Permission) as [PermissionName, bigint][]).map(([name, bit]) => [bit, keyOf(name)]),
)

/** The key of the text that names a permission. @param bit one of `Permission`, or a bit that Discord has added since */
export const permissionKey = (bit: bigint): PermissionKey => BY_BIT.get(bit) ?? 'permission.unknown'

/** The names of permissions, with commas between them. */
export const permissionNames = (text: Speak, permissions: readonly bigint[]): string =>
  permissions.map((permission) => text(permissionKey(permission))).join(', ')
