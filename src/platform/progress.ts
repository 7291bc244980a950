const SLOW_MS = 2_000

/** Says what goes on; anything that takes over two seconds shows how long it has been at it. */
export async function progress<T>(what: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T> {
  const start = Date.now()
  let detail = ''
  console.log(`• ${what} …`)
  const timer = setInterval(
    () => console.log(`  ${what}: ${Math.round((Date.now() - start) / 1000)} s${detail && ` (${detail})`}`),
    SLOW_MS,
  )
  try {
    return await work((next) => {
      detail = next
    })
  } finally {
    clearInterval(timer)
  }
}
