// Signing many: the form's rows are sent a few at a time, and each says what became of it. Sent again, nothing is signed twice.
const form = document.querySelector<HTMLFormElement>('form[data-sign]')
const panel = form?.querySelector<HTMLElement>('[data-sign-progress]')
const A_FEW = 5
const PATIENCE_MS = 120_000

interface Line {
  id: string
  ok: boolean
  why?: string
  /** As what it can be signed now. */
  seen?: string
}

let running = false
let stopping = false

if (form && panel) {
  form.querySelector<HTMLElement>('[data-sign-portions]')?.remove()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!running) void signAll(form, panel)
  })
  panel.querySelector('[data-sign-stop]')?.addEventListener('click', () => {
    stopping = true
  })
  window.addEventListener('beforeunload', (event) => {
    if (running) event.preventDefault()
  })
}

const ticked = (of: HTMLFormElement): HTMLInputElement[] => [
  ...of.querySelectorAll<HTMLInputElement>('input[name="seen"]:checked:not(:disabled)'),
]

async function signAll(of: HTMLFormElement, shown: HTMLElement): Promise<void> {
  const boxes = ticked(of)
  const bar = shown.querySelector('progress') as HTMLProgressElement
  const status = shown.querySelector('[role="status"]') as HTMLElement
  const stop = shown.querySelector('[data-sign-stop]') as HTMLElement
  const counts = { signed: 0, failed: 0, total: boxes.length }
  const say = (word: 'going' | 'end' | 'stopped' | 'lost' | 'none'): void => {
    status.textContent = (shown.dataset[word] ?? '').replace(/\{(\w+)\}/g, (_, name: keyof typeof counts) =>
      String(counts[name]),
    )
  }
  shown.hidden = false
  ;[running, stopping] = [true, false]
  of.setAttribute('aria-busy', 'true')
  stop.hidden = boxes.length <= A_FEW
  bar.max = Math.max(1, boxes.length)
  bar.value = 0
  let end: Parameters<typeof say>[0] = boxes.length === 0 ? 'none' : 'end'
  if (boxes.length > 0) say('going')
  for (let from = 0; from < boxes.length; from += A_FEW) {
    if (stopping) {
      end = 'stopped'
      break
    }
    const few = boxes.slice(from, from + A_FEW)
    const lines = await send(of, few)
    if (!Array.isArray(lines)) {
      end = 'lost'
      if (lines) status.textContent = lines
      break
    }
    for (const line of lines) {
      tell(few, line, shown)
      counts[line.ok ? 'signed' : 'failed'] += 1
    }
    bar.value = counts.signed + counts.failed
    say('going')
  }
  running = false
  stop.hidden = true
  of.removeAttribute('aria-busy')
  delete of.dataset.sent
  say(end)
  const way = of.querySelector('.camlo-batch a')
  if (way && counts.signed > 0) way.textContent = shown.dataset.back ?? ''
  const button = of.querySelector<HTMLButtonElement>('.camlo-batch button')
  if (button) {
    button.hidden = ticked(of).length === 0
    if (counts.failed > 0) button.textContent = shown.dataset.again ?? ''
  }
  status.focus()
}

/** @returns undefined where no answer came */
async function send(of: HTMLFormElement, boxes: readonly HTMLInputElement[]): Promise<Line[] | string | undefined> {
  const answer = await fetch(of.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(boxes.map(({ value }): [string, string] => ['seen', value])),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined)
  const said = await answer?.json().catch(() => undefined)
  return answer?.ok ? said?.lines : said?.error?.message
}

/** What became of one, at its row; what failed and can be signed again stays ticked. */
function tell(boxes: readonly HTMLInputElement[], { id, ok, why, seen }: Line, { dataset }: HTMLElement): void {
  const box = boxes.find(({ value }) => value.startsWith(id))
  const place = box?.closest('tr')?.querySelector<HTMLElement>('[data-outcome]')
  if (!box || !place) return
  place.textContent = ok ? (dataset.signed ?? '') : (why ?? '')
  place.className = ok ? 'camlo-tag camlo-tag--good' : 'camlo-line camlo-why'
  if (seen) box.value = seen
  else {
    box.checked = false
    box.disabled = true
  }
}
