import { expect, test } from 'bun:test'
import { avatarUrl } from '../../../shared/discord/avatar.ts'

const user = { id: '80351110224678912', discriminator: '0', avatar: null }

test('an avatar is a picture of the wanted size', () => {
  expect(avatarUrl({ ...user, avatar: '8342729096ea3675442027381ff50dfe' }, { size: 128 })).toBe(
    'https://cdn.discordapp.com/avatars/80351110224678912/8342729096ea3675442027381ff50dfe.webp?size=128',
  )
})

test('an animated avatar moves only where that is wanted', () => {
  const moving = { ...user, avatar: 'a_1' }
  expect(avatarUrl(moving)).toBe('https://cdn.discordapp.com/avatars/80351110224678912/a_1.webp?size=64')
  expect(avatarUrl(moving, { isAnimated: true })).toEndWith('?size=64&animated=true')
  expect(avatarUrl({ ...user, avatar: '1' }, { isAnimated: true })).toEndWith('?size=64')
})

test('a user without an avatar has one of six default pictures by id, and an old bot one of five by discriminator', () => {
  expect(avatarUrl(user)).toBe('https://cdn.discordapp.com/embed/avatars/5.png')
  expect(avatarUrl({ ...user, discriminator: '1337' })).toBe('https://cdn.discordapp.com/embed/avatars/2.png')
})

test('pictures can come from another address', () => {
  expect(avatarUrl(user, { cdnUrl: 'http://127.0.0.1:1' })).toBe('http://127.0.0.1:1/embed/avatars/5.png')
})
