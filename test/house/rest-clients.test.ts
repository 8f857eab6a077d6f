import { expect, test } from 'bun:test'

const GATEWAY = new URL('../../gateway/', import.meta.url).pathname

test('the gateway makes its clients of Discord in one place, where what Discord refuses is counted', async () => {
  const makers: string[] = []
  for await (const file of new Bun.Glob('**/*.ts').scan(GATEWAY)) {
    if (/new REST\(/.test(await Bun.file(GATEWAY + file).text())) makers.push(file)
  }
  expect(makers).toEqual(['discord/rest.ts'])
})
