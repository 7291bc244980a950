/** `npm run build`: the program and what browsers load, into `build/`. */
import { build } from './lib/build.mjs'
import { installPackages } from './lib/packages.mjs'
import { main } from './lib/steps.mjs'

await main(async () => {
  await installPackages()
  await build()
})
