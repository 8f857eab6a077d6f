import { testScenarios } from './short-forms.ts'

testScenarios('joint-faults', 'database-away', 'all-at-once')
