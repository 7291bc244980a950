export { type TestDatabase, testDatabase, testTemplate } from './database.ts'
