import type { Problem } from '../api/problem.ts'
import { Notice } from './notice.tsx'
import { sentenceOf } from './states.tsx'

/** Says below the fields why a form was refused. Draws nothing where the errors are shown beside their fields. */
export const FormProblem = ({ problem }: { problem: Problem | null }) =>
  problem === null || problem.errors.length > 0 ? null : (
    <Notice tone="error" role="alert">
      {sentenceOf(problem)}
    </Notice>
  )
