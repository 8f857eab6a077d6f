import type { Curve } from '../levelling/curve.ts'
import type { CurvePreset } from '../levelling/curve-presets.ts'
import type { CarriedThing } from './carried/thing.ts'

/** How a JSON file lists members. */
export interface JsonShape {
  /** The key of the list; empty where the whole file is the list. */
  list: string
  /** The field with a member's id; null where the keys of the list are the ids. */
  id: string | null
  /** The fields with XP and the level; null where there is none. */
  xp: string | null
  level: string | null
  /** The field with the number of messages; absent where there is none. */
  messages?: string | null | undefined
  /** Whether a row without the field of XP means 0 XP. */
  leavesOut?: boolean
  /** Fields of a row that this bot writes, and few other bots write. */
  marks: readonly string[]
}

/** The columns of a text file, from 0. */
export interface TextShape {
  id: number
  xp: number | null
  level: number | null
  messages: number | null
  /** The names of the columns, in small letters; empty where the file has none. */
  header: readonly string[]
  /** What separates the columns. */
  separator: string
}

/** What a file holds besides its members: keys of the file's top level, each with its value. A list is an object whose keys are the places. */
export type Besides = Readonly<Record<string, unknown>>

/** The form of another bot's files. */
export interface FileFormat {
  /** As it is typed, at most 24 characters. */
  name: string
  /** The bot's name. */
  title: string
  /** The curve by which the bot counts levels with its default settings; null where no public source says it. */
  curve: CurvePreset | null
  json: readonly JsonShape[]
  /** Whether a text file is of this bot. */
  isText?(shape: TextShape): boolean
  /** Keys of the file's top level, besides the list of members, that this format reads. */
  besides?: readonly string[]
  /** The settings and level roles of the file. What cannot be read is left out. */
  carries?(besides: Besides): CarriedThing[]
  /** The curve of the file; null where the file has none, or one that no guild can have here. */
  ownCurve?(besides: Besides): Curve | null
}
