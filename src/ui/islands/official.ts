// On every page of an official: what was taken in without a line is sent as soon as there is one, and who signs out is told
// of what isn't sent yet.
import { goneSince } from './counter/line.ts'
import {
  type Entry,
  entriesOf,
  everyEntry,
  forget,
  noteUnsent,
  onChange,
  store,
  tell,
  unsent,
} from './counter/store.ts'

const EVERY_MS = 10_000
const vi = document.documentElement.lang !== 'en'
const words = {
  waiting: (n: number) => (vi ? `${n} hồ sơ tạm đang chờ gửi` : `${n} dossiers wait to be sent`),
  refused: (n: number) => (vi ? `${n} hồ sơ tạm cần sửa` : `${n} dossiers must be corrected`),
  see: vi ? 'Xem danh sách' : 'See the list',
  leave: (n: number) =>
    vi
      ? `Còn ${n} hồ sơ chưa gửi về máy chủ. Chúng ở lại trên máy này và chỉ được gửi khi bạn đăng nhập lại tại đây. Vẫn đăng xuất?`
      : `${n} dossiers are not at the server yet. They stay on this computer and are sent only when you sign in here again. Sign out all the same?`,
}

const official = document.querySelector<HTMLFormElement>('form[action="/dang-xuat"]')?.dataset.official

if (official && 'serviceWorker' in navigator) {
  for (const out of document.querySelectorAll<HTMLFormElement>(
    'form[action$="/dang-xuat"], form[action$="/dang-xuat-het"]',
  ))
    out.addEventListener('submit', (event) => {
      event.preventDefault()
      void signOut(out, official)
    })
  void watch(official)
}

async function signOut(form: HTMLFormElement, id: string): Promise<void> {
  const all = unsent(await everyEntry().catch(() => []))
  const left = all.filter((entry) => entry.official === id)
  if (left.length > 0 && !window.confirm(words.leave(left.length))) {
    delete form.dataset.sent
    form.removeAttribute('aria-busy')
    return
  }
  await forget(id).catch(() => {})
  noteUnsent(all)
  form.submit()
}

async function watch(id: string): Promise<void> {
  await (await store()).put('state', id, 'official')
  const bar = document.createElement('p')
  bar.className = 'camlo-waiting no-print'
  bar.setAttribute('role', 'status')
  const look = async (): Promise<void> => {
    const entries = await entriesOf(id)
    show(bar, entries)
    noteUnsent(await everyEntry())
    if (entries.some(({ state }) => state === 'waiting' || state === 'sending')) await askToSend()
  }
  onChange(() => void entriesOf(id).then((entries) => show(bar, entries)))
  window.addEventListener('online', () => void look())
  window.setInterval(look, EVERY_MS)
  await look()
  if ((await goneSince()) !== undefined) tell()
}

async function askToSend(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/tiep-nhan')
  registration?.active?.postMessage('send')
}

function show(bar: HTMLElement, entries: readonly Entry[]): void {
  const refused = entries.filter(({ state }) => state === 'refused').length
  const waiting = unsent(entries).length - refused
  const said = [waiting > 0 && words.waiting(waiting), refused > 0 && words.refused(refused)]
    .filter(Boolean)
    .join(' · ')
  // On the list itself it would say what is below it.
  if (said === '' || document.querySelector('[data-offline]')) {
    bar.remove()
    return
  }
  const link = document.createElement('a')
  link.href = '/tiep-nhan/ngoai-tuyen'
  link.textContent = words.see
  bar.replaceChildren(`${said}. `, link)
  if (!bar.isConnected) document.querySelector('.camlo-main')?.prepend(bar)
}
