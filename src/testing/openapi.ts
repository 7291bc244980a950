import { tmpdir } from 'node:os'
import { createProgram } from '../app.ts'
import { generateSealKey } from '../core/ledger/index.ts'
import { connect } from '../platform/database/index.ts'
import { loadProfile } from '../profile.ts'

/** The OpenAPI document of the mounted routes. @param ownerUrl a migrated, empty database's owner */
export async function openApiDocument(_ownerUrl: string, appUrl: string): Promise<string> {
  const db = connect({ url: appUrl, max: 2 })
  await loadProfile(db, 'cam-lo-2019')
  await db.close()
  const program = await createProgram({
    databaseUrl: appUrl,
    publicUrl: 'http://localhost:8080',
    secret: 'generate',
    sealKey: generateSealKey(),
    dataFolder: tmpdir(),
  })
  await program.app.ready()
  // A running program compiles a schema when it is first asked; a wrong one has to show here.
  program.app.compileSchemas()
  const document = program.app.swagger()
  await program.close()
  return `${JSON.stringify(document, null, 2)}\n`
}
