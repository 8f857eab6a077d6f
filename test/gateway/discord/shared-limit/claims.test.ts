import { expect, test } from 'bun:test'
import { grantOf, sharesOf } from '../../../../gateway/discord/shared-limit/claims.ts'

const wanting = (...wants: number[]) => new Map(wants.map((wanted, nth) => [`w${nth}`, { wanted, held: 0 }]))
const sharesFor = (...wants: number[]) => [...sharesOf(48, wanting(...wants)).values()]

test('a worker that sends alone has every slot', () => {
  expect(sharesFor(3)).toEqual([48])
})

test('busy workers share equally', () => {
  expect(sharesFor(48, 48, 48)).toEqual([16, 16, 16])
})

test('what one worker does not want is divided between the others', () => {
  expect(sharesFor(4, 48, 48)).toEqual([4, 22, 22])
})

test('what nobody wants is divided equally', () => {
  expect(sharesFor(10, 6)).toEqual([26, 22])
})

test('a share grows only by slots that no other worker holds', () => {
  const claims = new Map([
    ['a', { wanted: 48, held: 40 }],
    ['b', { wanted: 48, held: 2 }],
  ])
  expect(grantOf(48, claims, 'b')).toBe(8)
  expect(grantOf(48, claims, 'a')).toBe(24)
})

test('workers that grow at the same time never hold more than all slots together', () => {
  const claims = new Map([
    ['a', { wanted: 40, held: 30 }],
    ['b', { wanted: 30, held: 3 }],
    ['c', { wanted: 30, held: 5 }],
  ])
  expect(30 + grantOf(48, claims, 'b') + grantOf(48, claims, 'c')).toBeLessThanOrEqual(48)
})
