// A kiosk: the ticket prints itself and the screen goes back to the beginning; a page left alone begins anew.
const back = document.querySelector<HTMLElement>('[data-back-after]')
if (back) {
  const away = (): void => location.replace(back.dataset.backTo ?? '/')
  window.setTimeout(away, Number(back.dataset.backAfter) * 1000)
}

if (document.querySelector('[data-print-now]')) void document.fonts.ready.then(() => window.print())

const idle = document.querySelector<HTMLFormElement>('form[data-idle-reset]')
if (idle) {
  let timer: number | undefined
  const begin = (): void => {
    if (document.documentElement.lang === 'vi') idle.reset()
    else location.replace(idle.dataset.idleTo ?? '/')
  }
  const wait = (): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(begin, Number(idle.dataset.idleReset) * 1000)
  }
  wait()
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, wait)
}
