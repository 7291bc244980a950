// Lets this browser be told by push: `<div hidden data-push="/where" data-push-key="…">` with a button and a status line.
for (const box of document.querySelectorAll<HTMLElement>('[data-push]')) void offer(box)

async function offer(box: HTMLElement): Promise<void> {
  const button = box.querySelector('button')
  const status = box.querySelector('[role="status"]')
  const { push = '', pushKey = '', pushOn = '', pushOff = '', pushRefused = '' } = box.dataset
  if (!button || !status || !('serviceWorker' in navigator) || !('PushManager' in window)) return
  const registration = await navigator.serviceWorker.register('/push-worker.js').catch(() => undefined)
  if (!registration) return

  const tell = (subscription: PushSubscription, on: boolean): Promise<Response> => {
    const { keys = {} } = subscription.toJSON()
    return fetch(push, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ endpoint: subscription.endpoint, p256dh: keys.p256dh, auth: keys.auth, on }),
    })
  }
  // One browser may follow several dossiers by one subscription: which of them is remembered here.
  const told = (): boolean => localStorage.getItem(`push ${push}`) !== null
  const show = (): void => {
    button.textContent = told() ? pushOff : pushOn
  }

  async function turn(): Promise<void> {
    const on = !told()
    const subscription =
      (await registration?.pushManager.getSubscription()) ??
      (on ? await registration?.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey }) : null)
    if (subscription) {
      const answer = await tell(subscription, on)
      if (!answer.ok) throw new Error(((await answer.json()) as { error: { message: string } }).error.message)
    }
    if (on) localStorage.setItem(`push ${push}`, '1')
    else localStorage.removeItem(`push ${push}`)
  }

  button.addEventListener('click', () => {
    if (status) status.textContent = ''
    turn()
      .catch((cause: unknown) => {
        const refused = cause instanceof DOMException
        if (status) status.textContent = refused ? pushRefused : cause instanceof Error ? cause.message : ''
      })
      .finally(show)
  })
  show()
  box.hidden = false
}
