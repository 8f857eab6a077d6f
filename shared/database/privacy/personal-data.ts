import { ACCOUNT_DATA } from './account-data.ts'
import { ADMIN_DATA } from './admin-data.ts'
import { MEMBER_DATA } from './member-data.ts'

/**
 * Every table with the id of a person: what is exported, what is deleted, and what stays and why. The file of `/me data`, deletion,
 * and the deletion of members who left follow from it. A test fails for a column with an id that is neither here nor in the list of
 * that test.
 */
export const PERSONAL_DATA = { ...MEMBER_DATA, ...ADMIN_DATA, ...ACCOUNT_DATA }
