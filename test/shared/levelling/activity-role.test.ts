import { expect, test } from 'bun:test'
import { nextHolders, nextRenewal } from '../../../shared/levelling/activity-role.ts'

const before = new Map([
  ['1', 'held'],
  ['2', 'sent'],
  ['3', 'new'],
  ['4', 'taking'],
] as const)

test('a member who is no longer among the most active loses the role, unless Discord was never asked to give it', () => {
  expect([...nextHolders(before, [])]).toEqual([
    ['1', 'taking'],
    ['2', 'taking'],
    ['3', null],
    ['4', 'taking'],
  ])
})

test('a member who stays among the most active is given the role again, even one who was about to lose it', () => {
  expect([...nextHolders(before, ['1', '2', '3', '4', '5'])]).toEqual([
    ['1', 'sent'],
    ['2', 'sent'],
    ['3', 'new'],
    ['4', 'sent'],
    ['5', 'new'],
  ])
})

test('the next renewal is in the first hour of the next day, at its own moment for each server', () => {
  const day = 86_400_000
  for (const now of [0, day - 1, 20_000 * day + 5]) {
    const at = nextRenewal('1100000000000000001', now)
    expect(at - (Math.floor(now / day) + 1) * day).toBeWithin(0, 3_600_000)
  }
  expect(nextRenewal('1100000000000000001', 0)).not.toBe(nextRenewal('1200000000000000001', 0))
})
