export { BadSettings, type Config, loadConfig, type Mode } from './config.ts'
