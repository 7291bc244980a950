// A board whose cards are moved by hand: `<ul data-board="column" data-board-name="…">` of `<li data-card="key" data-moves="{column: deed}">`
// in `<div data-board-of="/its/address" data-deeds="{deed: how it is sent}" data-reasons="{code: words}">`. A move is sent as the card's own
// button would send it; one that isn't allowed, or is refused, goes back and says why.
import Sortable, { type SortableEvent } from 'sortablejs'

/** What dropping a card somewhere does, or why it does nothing. */
type Move = string | { no: string }
/** How a deed is sent, with the words it asks for. */
interface Deed {
  path: string
  ask?: string
  label: string
  fields?: Record<string, string>
}

const vi = document.documentElement.lang !== 'en'
const words = {
  moving: vi ? 'Đang chuyển…' : 'Moving…',
  moved: (name: string) => (vi ? `Đã chuyển sang “${name}”.` : `Moved to “${name}”.`),
  stays: vi ? 'Nhiệm vụ giữ nguyên vị trí.' : 'The task stays where it is.',
  lost: vi ? 'Mất kết nối, chưa chuyển được. Thử lại.' : 'The connection is lost; nothing was moved. Try again.',
  send: vi ? 'Chuyển' : 'Move',
  leave: vi ? 'Thôi' : 'Leave it',
  empty: vi ? 'Nhập nội dung trước khi chuyển.' : 'Write something first.',
  drag: vi ? 'Kéo thẻ sang cột khác để chuyển trạng thái.' : 'Drag a card to another column to move it on.',
}

const board = document.querySelector<HTMLElement>('[data-board-of]')
if (board) start(board)

function start(place: HTMLElement): void {
  const said = place.querySelector<HTMLElement>('[data-board-said]')
  if (said && !said.textContent) said.textContent = words.drag
  for (const list of place.querySelectorAll<HTMLElement>('[data-board]'))
    Sortable.create(list, {
      group: 'board',
      sort: false,
      animation: 120,
      // A finger scrolls the page; one that rests on a card takes it.
      delay: 220,
      delayOnTouchOnly: true,
      draggable: '[data-card]',
      filter: 'a, button, input, form',
      preventOnFilter: false,
      ghostClass: 'camlo-board__ghost',
      onStart: () => place.setAttribute('data-dragging', ''),
      onEnd: (event) => {
        place.removeAttribute('data-dragging')
        if (event.from !== event.to) void drop(place, event)
      },
    })
}

function tell(place: HTMLElement, text: string, refused = false): void {
  const said = place.querySelector<HTMLElement>('[data-board-said]')
  if (!said) return
  said.textContent = text
  said.classList.toggle('camlo-late', refused)
}

async function drop(place: HTMLElement, { item, from, to, oldIndex = 0 }: SortableEvent): Promise<void> {
  const moves = JSON.parse(item.dataset.moves ?? '{}') as Record<string, Move>
  const reasons = JSON.parse(place.dataset.reasons ?? '{}') as Record<string, string>
  const back = (why: string) => {
    const cards = from.querySelectorAll(':scope > [data-card]')
    from.insertBefore(item, cards[oldIndex] ?? null)
    tell(place, `${why} ${words.stays}`, true)
  }
  const move = moves[to.dataset.board ?? '']
  if (typeof move !== 'string') return back(reasons[move?.no ?? 'no_way'] ?? '')
  const deeds = JSON.parse(place.dataset.deeds ?? '{}') as Record<string, Deed>
  const deed = deeds[move]
  if (!deed) return back('')
  const said = deed.ask ? await asked(item, deed.label) : ''
  if (said === undefined) return back('')
  tell(place, words.moving)
  const body = new URLSearchParams({
    ve: place.dataset.boardOf ?? '',
    ...deed.fields,
    ...(deed.ask ? { [deed.ask]: said } : {}),
  })
  try {
    const answer = await fetch(`/nhiem-vu/${item.dataset.card}/${deed.path}`, { method: 'POST', body })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector<HTMLElement>('[data-board-of]')
    if (answer.ok && fresh) {
      place.replaceWith(fresh)
      start(fresh)
      tell(fresh, words.moved(to.dataset.boardName ?? ''))
      fresh.querySelector<HTMLElement>(`[data-card="${item.dataset.card}"] a`)?.focus()
      return
    }
    back(page.querySelector('.govuk-error-summary li, .govuk-error-summary p')?.textContent?.trim() ?? words.lost)
  } catch {
    back(words.lost)
  }
}

/** Words that a move needs; nothing where somebody leaves it. */
function asked(item: HTMLElement, label: string): Promise<string | undefined> {
  const title = item.querySelector('a')?.textContent ?? ''
  const dialog = document.createElement('dialog')
  dialog.className = 'camlo-dialog'
  dialog.setAttribute('aria-labelledby', 'board-ask')
  const [heading, field, fault, send, leave] = ['h2', 'textarea', 'p', 'button', 'button'].map((name) =>
    document.createElement(name),
  ) as [HTMLElement, HTMLTextAreaElement, HTMLElement, HTMLButtonElement, HTMLButtonElement]
  Object.assign(heading, { id: 'board-ask', className: 'camlo-h2', textContent: `${label}: ${title}` })
  Object.assign(field, { className: 'govuk-textarea', rows: 4 })
  field.setAttribute('aria-label', label)
  Object.assign(fault, { className: 'govuk-error-message', hidden: true, textContent: words.empty })
  Object.assign(send, { type: 'button', className: 'govuk-button', textContent: words.send })
  Object.assign(leave, { type: 'button', className: 'govuk-button govuk-button--secondary', textContent: words.leave })
  dialog.append(heading, fault, field, send, ' ', leave)
  document.body.append(dialog)
  dialog.showModal()
  field.focus()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'send' ? field.value.trim() : undefined)
      dialog.remove()
    })
    leave.addEventListener('click', () => dialog.close())
    send.addEventListener('click', () => {
      if (field.value.trim() === '') {
        fault.hidden = false
        field.focus()
      } else dialog.close('send')
    })
  })
}
