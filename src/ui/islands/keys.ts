// Keyboard use of queues and the counter: `data-key="j"` on a link or button, `?` lists them all.
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && !!target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select')

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '?' && !typing(event.target)) return help()
  if (typing(event.target) && !/^F\d+$/.test(event.key)) return
  const wanted = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)
  // What the browser does anyway is only listed.
  if (!wanted || 'keyNative' in wanted.dataset) return
  event.preventDefault()
  // What can't be taken back is only reached by its key; pressing it stays a deed of its own.
  if (wanted instanceof HTMLInputElement || 'keyFocus' in wanted.dataset) wanted.focus()
  else wanted.click()
})

// Ticks every row of a table at once.
for (const all of document.querySelectorAll<HTMLInputElement>('[data-check-all]')) {
  all.hidden = false
  if (all.parentElement instanceof HTMLLabelElement) all.parentElement.hidden = false
  all.addEventListener('change', () => {
    for (const box of document.querySelectorAll<HTMLInputElement>(`input[name="${all.dataset.checkAll}"]`))
      if (!box.disabled) box.checked = all.checked
  })
}

function help(): void {
  const vi = document.documentElement.lang !== 'en'
  const dialog = document.createElement('dialog')
  dialog.className = 'camlo-dialog'
  const title = document.createElement('h2')
  title.textContent = vi ? 'Phím tắt' : 'Keyboard shortcuts'
  const list = document.createElement('ul')
  list.className = 'camlo-list'
  for (const each of document.querySelectorAll<HTMLElement>('[data-key]')) {
    const item = document.createElement('li')
    const key = document.createElement('kbd')
    key.textContent = each.dataset.key ?? ''
    item.append(key, ` ${each.dataset.keyName ?? each.textContent ?? ''}`)
    list.append(item)
  }
  const close = document.createElement('button')
  close.className = 'govuk-button'
  close.textContent = vi ? 'Đóng' : 'Close'
  close.addEventListener('click', () => dialog.remove())
  dialog.append(title, list, close)
  document.body.append(dialog)
  dialog.addEventListener('close', () => dialog.remove())
  dialog.showModal()
}
