import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createServer, type Server } from 'node:net'
import { download, isAddress } from '../../scripts/imports/download.ts'

const ROWS = 'ID,Total XP\n159985870458322944,5\n'

let web: ReturnType<typeof Bun.serve>
/** Announces more bytes than it sends. */
let broken: Server
beforeAll(async () => {
  web = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    routes: {
      '/rows.csv': () => new Response(ROWS),
      '/packed.csv': () =>
        new Response(Bun.gzipSync(ROWS), { headers: { 'content-encoding': 'gzip', 'content-type': 'text/csv' } }),
      '/moved': () => Response.redirect('/rows.csv', 302),
      '/endless': () => Response.redirect('/endless', 302),
      '/to-file': () => new Response(null, { status: 302, headers: { location: 'file:///etc/hostname' } }),
      '/to-http': () => new Response(null, { status: 302, headers: { location: 'http://example.com/rows.csv' } }),
      '/slow': () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from(ROWS)) })),
    },
    fetch: () => new Response('no', { status: 404 }),
  })
  broken = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n${ROWS}`))
  })
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  broken.close()
  await web.stop(true)
})

async function read(address: string, withinMs?: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of download(address, withinMs)) text += decoder.decode(chunk, { stream: true })
  return text
}

const at = (path: string): string => new URL(path, web.url).href

test('a file is read from an address, also where it is compressed on the way or has moved', async () => {
  expect(isAddress(at('/rows.csv'))).toBe(true)
  expect([isAddress('rows.csv'), isAddress('-'), isAddress('C:rows.csv')]).toEqual([false, false, false])
  for (const path of ['/rows.csv', '/packed.csv', '/moved']) expect(await read(at(path))).toBe(ROWS)
})

test.each([
  ['file:///etc/hostname', 'https:// addresses alone, not from file://'],
  ['ftp://example.com/rows.csv', 'https:// addresses alone, not from ftp://'],
  ['http://example.com/rows.csv', 'https:// addresses alone, not from http://'],
  ['https://ann:secret@example.com/rows.csv', 'a user name or password is not read'],
])('%s is refused before a request is sent', async (address, why) => {
  await expect(read(address)).rejects.toThrow(why)
})

test.each([
  ['/to-file', 'https:// addresses alone, not from file://'],
  ['/to-http', 'https:// addresses alone, not from http://'],
  ['/endless', 'it redirects too often'],
  ['/nowhere?key=secret', '/nowhere cannot be read: it answered 404.'],
])('%s is refused: %s', async (path, why) => {
  await expect(read(at(path))).rejects.toThrow(why)
})

test('a file whose end does not arrive is refused, and so is one that takes too long', async () => {
  const address = broken.address()
  const port = typeof address === 'object' ? address?.port : 0
  await expect(read(`http://127.0.0.1:${port}/rows.csv`)).rejects.toThrow('the connection broke')
  await expect(read(at('/slow'), 60)).rejects.toThrow('it took more than')
})
