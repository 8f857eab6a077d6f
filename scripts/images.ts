import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { text } from '../shared/config/fields.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { readSettings } from './local/settings.ts'
import { readWords } from './local/words.ts'
import { type Action, commandsFor, IMAGES, type Image } from './release/images.ts'

const ROOT = join(import.meta.dir, '..')
const FOLDER = join(ROOT, '.data/images')
const OPTIONS = { 'dry-run': { type: 'boolean', default: false } } as const

const login = v.object({
  REGISTRY: text('the registry to log in to'),
  REGISTRY_USER: text('a user of the registry'),
  REGISTRY_PASSWORD: text('the password or token of that user'),
})

const isAction = (word: string | undefined): word is Action => /^(build|check|push|scan)$/.test(word ?? '')
const isImage = (word: string): word is Image => IMAGES.some((image) => image === word)

async function run(command: string[], input: string | null = null): Promise<void> {
  const stdin = input === null ? 'ignore' : new Blob([input])
  const exitCode = await Bun.spawn(command, { cwd: ROOT, stdio: [stdin, 'inherit', 'inherit'] }).exited
  if (exitCode !== 0) throw new Refusal(`failed: ${command.join(' ')}`, EXIT_CODES.failed)
}

async function main(words: readonly string[]): Promise<void> {
  const declaration = { script: 'images', options: OPTIONS, most: IMAGES.length + 1 }
  const { values, positionals, wrongUsage } = readWords(declaration, words)
  const [action, ...named] = positionals
  const unknown = named.find((word) => !isImage(word))
  if (unknown !== undefined) throw wrongUsage(`there is no image ${unknown}`)
  if (!isAction(action) && action !== 'login') throw wrongUsage('say what to do: build, check, push, scan or login')
  if (!values['dry-run'] && Bun.which('docker') === null) {
    throw new Refusal('Docker is not on this machine.', EXIT_CODES.missingProgram)
  }
  if (action === 'login') {
    const { REGISTRY, REGISTRY_USER, REGISTRY_PASSWORD } = readSettings(login)
    const command = ['docker', 'login', REGISTRY, '--username', REGISTRY_USER, '--password-stdin']
    if (values['dry-run']) process.stdout.write(`${command.join(' ')}\n`)
    else await run(command, REGISTRY_PASSWORD)
    return
  }
  const naming = { prefix: process.env.IMAGE_PREFIX || 'prosperity/', version: process.env.VERSION || 'local' }
  const images = named.length > 0 ? named.filter(isImage) : IMAGES
  if (action === 'scan' && !values['dry-run']) mkdirSync(FOLDER, { recursive: true })
  for (const command of images.flatMap((image) => commandsFor(action, image, naming, FOLDER))) {
    if (values['dry-run']) process.stdout.write(`${command.join(' ')}\n`)
    else await run(command)
  }
}

await runScript(main)
