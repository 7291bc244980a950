import { Command } from 'commander'
import { explainAndExit } from './commands/failure.ts'
import { isDriverSlip } from './platform/database/index.ts'

const program = new Command('camlo')
  .description('Một chính quyền địa phương, một vòng khép kín / one local government, one closed loop')
  .showHelpAfterError()

program
  .command('serve', { isDefault: true })
  .description('start the program (and its own database, unless DATABASE_URL names one)')
  .option('--workers <n>', 'how many processes share the port')
  .action(async (options: { workers?: string }) => (await import('./commands/serve.ts')).serve(options))

program
  .command('migrate')
  .description('bring the database to the schema of this version')
  .action(async () => (await import('./commands/migrate.ts')).migrateOnly())

program
  .command('admin')
  .description('create the first administrator')
  .argument('<username>')
  .argument('<full-name>')
  .action(async (username: string, fullName: string) => (await import('./commands/admin.ts')).admin(username, fullName))

program
  .command('token')
  .description('create a bearer token of the API for an account')
  .argument('<username>')
  .argument('<label>', 'what it is for')
  .action(async (username: string, label: string) => (await import('./commands/token.ts')).token(username, label))

program
  .command('verify')
  .description('recompute every seal and count of the ledger from its rows')
  .action(async () => (await import('./commands/verify.ts')).verify())

program
  .command('backup')
  .description('write all the installation knows to one file, while the program goes on working')
  .argument('<file>')
  .action(async (file: string) => (await import('./commands/backup.ts')).backup(file))

program
  .command('restore')
  .description('fill an empty installation from a backup')
  .argument('<file>')
  .action(async (file: string) => (await import('./commands/restore.ts')).restore(file))

program
  .command('demo')
  .description('load fictitious dossiers through the same rules as real ones')
  .option('--dossiers <n>', 'how many', '20000')
  .option('--from <date>', 'first day, YYYY-MM-DD (default: two years before --to)')
  .option('--to <date>', 'last day, YYYY-MM-DD (default: today)')
  .action(async (options: { dossiers: string; from?: string; to?: string }) =>
    (await import('./commands/demo.ts')).demo(options),
  )

program
  .command('reform')
  .description('change units by a reviewed plan: list, try, review, run, undo, confirm')
  .argument('<deed>', 'list, try, review, run, undo or confirm')
  .argument('[plan]', 'code of the plan')
  .action(async (deed: string, plan: string | undefined) => (await import('./commands/reform.ts')).reform(deed, plan))

program
  .command('key')
  .description('make a key for the ledger’s seals (CAMLO_SEAL_KEY)')
  .action(async () => (await import('./commands/key.ts')).key())

program
  .command('export')
  .description('write what the program knows to a file')
  .command('procedures')
  .description('the catalogue with every version, as a profile states it')
  .argument('[file]', 'where to; else it is printed')
  .action(async (file?: string) => (await import('./commands/procedures.ts')).exportCatalogue(file))

program
  .command('import')
  .description('take in what a file states')
  .command('procedures')
  .description('versions of procedures, as drafts to be approved')
  .argument('<file>')
  .action(async (file: string) => (await import('./commands/procedures.ts')).importCatalogue(file))

process.on('uncaughtException', (error) => {
  if (isDriverSlip(error)) console.error(error)
  else explainAndExit(error)
})

program.parseAsync().catch(explainAndExit)
