import { expect, test } from 'bun:test'
import { ChannelTree } from '../../../../gateway/xp/memory/channel-tree.ts'
import type { ChannelPlace } from '../../../../shared/discord/guild-channels.ts'

const channel = (id: string, parentId: string | null = null): ChannelPlace => ({ id, parentId, isThread: false })
const thread = (nth: number): ChannelPlace => ({ id: String(nth), parentId: '2', isThread: true })

function open(): ChannelTree {
  const tree = new ChannelTree()
  tree.begin('9', [channel('1'), channel('2', '1')])
  return tree
}

test('thousands of threads that were made and archived take no memory', () => {
  const tree = open()
  for (let nth = 1_000; nth < 21_000; nth++) {
    tree.change('9', { kind: 'placed', place: thread(nth) })
    tree.change('9', { kind: 'gone', id: String(nth) })
  }
  expect(tree.channels).toBe(2)
})

test('a guild with more threads than Discord allows is asked for anew, and takes no more memory', () => {
  const tree = open()
  for (let nth = 1_000; nth < 21_000; nth++) tree.change('9', { kind: 'placed', place: thread(nth) })
  expect(tree.knows('9')).toBe(false)
  expect(tree.channels).toBe(0)
  expect(tree.heardAll('9')).toBe(false)
})

test('a deleted channel takes its threads along, and a listing clears the channels that it names', () => {
  const tree = open()
  for (const nth of [11, 12]) tree.change('9', { kind: 'placed', place: thread(nth) })
  tree.change('9', { kind: 'threads', of: ['2'], threads: [thread(13)] })
  expect(tree.path('9', '11').unknown).toBe('11')
  expect(tree.path('9', '13')).toEqual({ ids: ['13', '2', '1'], unknown: null })
  tree.change('9', { kind: 'gone', id: '2' })
  expect(tree.channels).toBe(1)
})

test('changes from before a guild was known are applied to the channels that are read, in their order', () => {
  const tree = new ChannelTree()
  tree.change('9', { kind: 'placed', place: channel('3', '1') })
  tree.change('9', { kind: 'gone', id: '2' })
  tree.begin('9', [channel('1'), channel('2', '1'), channel('3')])
  expect(tree.path('9', '3')).toEqual({ ids: ['3', '1'], unknown: null })
  expect(tree.path('9', '2').unknown).toBe('2')
})

test('while later changes are being committed, a message is judged by the place of its channel at its time', () => {
  const tree = new ChannelTree()
  const moves = [null, '1'].map((parentId) => ({ kind: 'placed', place: channel('3', parentId) }) as const)
  for (const move of moves) tree.change('9', move)
  tree.beginBehind('9', [channel('1'), channel('3', '1')])
  const paths = moves.map((move) => {
    const before = tree.path('9', '3').ids
    tree.catchUp('9', move)
    return before
  })
  expect(paths).toEqual([['3', '1'], ['3']])
  expect(tree.path('9', '3').ids).toEqual(['3', '1'])
  expect(tree.isBehind('9')).toBe(false)
})
