// On every page: a form is sent once, errors are looked at first, the end of an idle session is announced.
import { keepDrafts } from './drafts.ts'
import { watchSession } from './session.ts'

/** A second press while the first is on its way does nothing; the page stays usable if the answer never comes. */
function sendOnce(): void {
  const RETRY_AFTER_MS = 8_000
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method === 'get') return
    if (form.dataset.sent) {
      event.preventDefault()
      return
    }
    form.dataset.sent = '1'
    form.setAttribute('aria-busy', 'true')
    setTimeout(() => {
      delete form.dataset.sent
      form.removeAttribute('aria-busy')
    }, RETRY_AFTER_MS)
  })
  // Coming back with the browser's button, the form may be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent
  })
}

document.querySelector<HTMLElement>('[data-focus]')?.focus()
sendOnce()
keepDrafts()
watchSession()
