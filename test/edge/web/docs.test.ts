import { expect, test } from 'bun:test'
import { PROBLEMS } from '../../../edge/api/problem.ts'
import { routes } from '../../../edge/api/routes.ts'
import { createDocs } from '../../../edge/web/docs/render.ts'

const docs = createDocs(routes, 'https://dashboard.example', { 'content-security-policy': "default-src 'none'" })
const page = await docs.answer('/docs/api')?.text()
const ids = new Set([...(page ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id))

test('the page documents every route and every kind of problem', () => {
  for (const { id } of routes) expect([id, ids.has(`operation-${id}`)]).toEqual([id, true])
  for (const kind of Object.keys(PROBLEMS)) expect([kind, ids.has(kind)]).toEqual([kind, true])
})

test('every link inside the page leads to a place that exists once', () => {
  const links = [...(page ?? '').matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((id) => !ids.has(id))).toEqual([])
  expect(ids.size).toBe([...(page ?? '').matchAll(/ id="/g)].length)
})

test('the page has no script and no style of its own', () => {
  expect(page).toStartWith('<!doctype html><html lang="en">')
  expect(page).not.toMatch(/<script|<style| style=| on\w+=/)
})

test('only its own addresses are answered', () => {
  expect(docs.answer('/docs/api.css')?.headers.get('content-type')).toContain('text/css')
  for (const path of ['/docs', '/docs/api/', '/docs/api/x', '/']) expect(docs.answer(path)).toBeNull()
})
