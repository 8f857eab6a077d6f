import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { WordTable } from '../../../../gateway/xp/memory/word-table.ts'

const key = fc.integer({ min: 1, max: 300 })
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ put: key, value: fc.integer({ min: 0, max: 0xffffffff }) }) },
  { weight: 2, arbitrary: fc.record({ remove: key }) },
)

test('a word table holds what a map would, through any puts and removals', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 2_000, size: 'max' }), (acts) => {
      const [table, map] = [new WordTable(1, 1), new Map<number, number>()]
      for (const step of acts) {
        if ('put' in step) {
          const at = table.put(Uint32Array.of(step.put))
          expect(table.words[at]).toBe(map.get(step.put) ?? 0)
          table.words[at] = step.value
          map.set(step.put, step.value)
        } else {
          table.remove(Uint32Array.of(step.remove))
          map.delete(step.remove)
        }
      }
      expect(table.size).toBe(map.size)
      for (let id = 1; id <= 300; id++) {
        const at = table.find(Uint32Array.of(id))
        expect(at < 0 ? undefined : table.words[at]).toBe(map.get(id))
      }
    }),
    { numRuns: 50 },
  )
})
