// A picture that follows a text as it is written: `<img data-preview="address" data-preview-of="name of the text">`.
const WAIT_MS = 700

for (const picture of document.querySelectorAll<HTMLImageElement>('img[data-preview]')) {
  const source = document.querySelector<HTMLTextAreaElement>(`textarea[name="${picture.dataset.previewOf}"]`)
  const reason = document.querySelector<HTMLElement>('[data-preview-reason]')
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  const draw = async (): Promise<void> => {
    asked += 1
    const mine = asked
    const answer = await fetch(picture.dataset.preview ?? '', {
      method: 'POST',
      body: new URLSearchParams({ template: source?.value ?? '' }),
    }).catch(() => undefined)
    // An older answer that comes late shows nothing.
    if (!answer || mine !== asked) return
    if (answer.ok) {
      const shown = picture.src
      picture.src = URL.createObjectURL(await answer.blob())
      if (shown.startsWith('blob:')) URL.revokeObjectURL(shown)
      if (reason) reason.textContent = ''
      return
    }
    const { error } = (await answer.json()) as { error?: { message?: string } }
    if (reason) reason.textContent = error?.message ?? ''
  }
  source?.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void draw(), WAIT_MS)
  })
}
