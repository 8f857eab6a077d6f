import type { FileFormat } from '../format.ts'
import { activityrank } from './activityrank.ts'
import { amari } from './amari.ts'
import { arcane } from './arcane.ts'
import { experienced } from './experienced.ts'
import { levelup } from './levelup.ts'
import { lurkr } from './lurkr.ts'
import { mee6 } from './mee6.ts'
import { plain } from './plain.ts'
import { polaris } from './polaris.ts'
import { prosperity } from './prosperity.ts'
import { tatsu } from './tatsu.ts'

/** Every format. Of several that fit a file equally well, the first is taken. */
export const FORMATS: readonly FileFormat[] = [
  ...[prosperity, mee6, polaris, levelup, lurkr, amari, tatsu, activityrank],
  ...[experienced, arcane, plain],
]
