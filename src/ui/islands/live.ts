// Regions that follow the ledger: `<div data-live="/fragment" data-live-events="/events">`. One that hangs on a wall asks by
// itself too (`data-live-every`, seconds): a link may die without a word.
const POLL_MS = 15_000
const vi = document.documentElement.lang !== 'en'
const words = {
  live: vi ? '● Trực tiếp' : '● Live',
  lost: vi ? '● Mất kết nối, tự cập nhật mỗi 15 giây' : '● Connection lost, refreshing every 15 seconds',
}

for (const region of document.querySelectorAll<HTMLElement>('[data-live]')) follow(region)

function follow(region: HTMLElement): void {
  const { live = '', liveEvents = '' } = region.dataset
  const state = document.querySelector<HTMLElement>('[data-live-state]')
  let etag = ''
  let poll: number | undefined

  async function refresh(): Promise<void> {
    const answer = await fetch(live, { headers: etag ? { 'if-none-match': etag } : {} }).catch(() => undefined)
    if (answer?.status !== 200 || answer.redirected) return
    etag = answer.headers.get('etag') ?? ''
    const open = [...region.querySelectorAll('details[open]')].map((each) => each.id)
    const focused =
      document.activeElement instanceof HTMLAnchorElement ? document.activeElement.getAttribute('href') : null
    region.innerHTML = await answer.text()
    for (const id of open) if (id) document.getElementById(id)?.setAttribute('open', '')
    if (focused) region.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus()
  }

  function say(connected: boolean): void {
    if (!state) return
    state.dataset.state = connected ? 'live' : 'lost'
    state.textContent = connected ? words.live : words.lost
  }

  const every = Number(region.dataset.liveEvery)
  if (every > 0) window.setInterval(refresh, every * 1000)
  const events = new EventSource(liveEvents)
  events.addEventListener('open', () => {
    say(true)
    window.clearInterval(poll)
    poll = undefined
    void refresh()
  })
  events.addEventListener('change', () => void refresh())
  events.addEventListener('error', () => {
    say(false)
    poll ??= window.setInterval(refresh, POLL_MS)
  })
}
