const CHECK_EVERY_MS = 20_000
const ANNOUNCE_SECONDS = 60

const vi = document.documentElement.lang !== 'en'
const words = {
  title: vi ? 'Phiên làm việc sắp hết' : 'Your session is about to end',
  left: (s: number) =>
    vi
      ? `Phiên sẽ tự kết thúc sau ${s} giây vì không có thao tác. Nội dung đang nhập vẫn được giữ.`
      : `It ends in ${s} seconds for want of use. What you typed is kept.`,
  keep: vi ? 'Tiếp tục làm việc' : 'Stay signed in',
  ended: vi
    ? 'Phiên đã kết thúc. Đăng nhập lại để tiếp tục; nội dung đã nhập sẽ hiện lại.'
    : 'The session has ended. Sign in again to go on; what you typed will be there.',
  signIn: vi ? 'Đăng nhập lại' : 'Sign in again',
}

/** Announces the end of an idle session a minute before, with a button to keep it. */
export function watchSession(): void {
  const out = document.querySelector<HTMLFormElement>('form[action="/dang-xuat"]')
  if (!out) return
  const door = out.dataset.door ?? '/dang-nhap'
  let dialog: HTMLDialogElement | undefined
  let line: HTMLParagraphElement | undefined
  let endsAt = 0

  async function look(): Promise<void> {
    const answer = await fetch('/phien/con', { headers: { accept: 'application/json' } }).catch(() => undefined)
    if (answer?.status === 401) return ended()
    if (!answer?.ok) return
    const { seconds } = (await answer.json()) as { seconds: number }
    endsAt = Date.now() + seconds * 1000
    if (seconds <= ANNOUNCE_SECONDS + CHECK_EVERY_MS / 1000)
      setTimeout(announce, Math.max(0, (seconds - ANNOUNCE_SECONDS) * 1000))
    else close()
  }

  async function announce(): Promise<void> {
    if (dialog) return
    // Another window may have been used meanwhile.
    const answer = await fetch('/phien/con', { headers: { accept: 'application/json' } }).catch(() => undefined)
    const seconds = answer?.ok ? ((await answer.json()) as { seconds: number }).seconds : 0
    if (seconds > ANNOUNCE_SECONDS + 2) return
    endsAt = Date.now() + seconds * 1000
    const keep = button(words.keep, async () => {
      await fetch('/phien/giu', { method: 'POST', headers: { accept: 'application/json' } })
      close()
    })
    show(keep)
    const timer = setInterval(() => {
      const left = Math.round((endsAt - Date.now()) / 1000)
      if (!dialog) clearInterval(timer)
      else if (left <= 0) {
        clearInterval(timer)
        ended()
      } else if (line) line.textContent = words.left(left)
    }, 1000)
  }

  function show(action: HTMLElement): void {
    close()
    dialog = document.createElement('dialog')
    dialog.className = 'camlo-dialog'
    const title = document.createElement('h2')
    title.textContent = words.title
    line = document.createElement('p')
    line.setAttribute('aria-live', 'polite')
    dialog.append(title, line, action)
    document.body.append(dialog)
    dialog.showModal()
  }

  function ended(): void {
    const link = document.createElement('a')
    link.className = 'govuk-button'
    link.href = `${door}?next=${encodeURIComponent(location.pathname + location.search)}`
    link.textContent = words.signIn
    show(link)
    if (line) line.textContent = words.ended
    clearInterval(watch)
  }

  function close(): void {
    dialog?.remove()
    dialog = undefined
  }

  const watch = setInterval(look, CHECK_EVERY_MS)
  void look()
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'govuk-button'
  made.textContent = text
  made.addEventListener('click', act)
  return made
}
