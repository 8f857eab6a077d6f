import { expect, test } from 'bun:test'
import { Permission, permits } from '../../../shared/discord/permission.ts'

test('only a member who holds every required permission is allowed', () => {
  expect(permits(Permission.ManageGuild | 1n, Permission.ManageGuild)).toBe(true)
  expect(permits(Permission.ManageGuild, Permission.ManageGuild | 1n)).toBe(false)
  expect(permits(0n, Permission.ManageGuild)).toBe(false)
})

test('an administrator may do everything', () => {
  expect(permits(Permission.Administrator, Permission.ManageGuild)).toBe(true)
})

test('everyone may use what needs no permission', () => {
  expect(permits(0n, 0n)).toBe(true)
})
