// A paper is photographed or scanned, straightened here in the browser, and goes up as one PDF. Without this script, or where a
// picture can't be read, the file field beside it takes the file as it is.
import { isPage, type Pixels, type Point, type Quad, turn } from '../scan/geometry.ts'
import { type Job, perform } from '../scan/job.ts'
import { type JpegPage, pdfOf } from '../scan/pdf.ts'

const MOST_PIXELS = 2_400
const LOOK_PIXELS = 300
const QUALITY = 0.82
const vi = document.documentElement.lang !== 'en'
const words = {
  open: vi ? 'Chụp hoặc nắn thẳng ảnh' : 'Photograph, or straighten a picture',
  title: (paper: string) => (vi ? `Chụp: ${paper}` : `Photograph: ${paper}`),
  pick: vi ? 'Chụp hoặc chọn ảnh trang' : 'Take or choose a picture of the page',
  hint: vi
    ? 'Kéo bốn góc vào bốn góc trang giấy, hoặc chọn góc rồi dùng phím mũi tên. Ảnh gốc không rời máy này.'
    : 'Drag the four corners to those of the page, or choose one and use the arrow keys. The picture itself stays on this device.',
  corners: vi
    ? ['Góc trên bên trái', 'Góc trên bên phải', 'Góc dưới bên phải', 'Góc dưới bên trái']
    : ['Top left corner', 'Top right corner', 'Bottom right corner', 'Bottom left corner'],
  ink: vi ? 'Đen trắng, rõ chữ' : 'Black and white',
  turn: vi ? 'Xoay' : 'Turn',
  add: vi ? 'Nhận trang này' : 'Take this page',
  done: (pages: number) => (vi ? `Xong: tạo PDF ${pages} trang` : `Done: PDF of ${pages}`),
  cancel: vi ? 'Bỏ' : 'Cancel',
  page: (n: number) => (vi ? `Trang ${n}` : `Page ${n}`),
  remove: (n: number) => (vi ? `Bỏ trang ${n}` : `Remove page ${n}`),
  working: vi ? 'Đang nắn trang…' : 'Straightening…',
  found: vi ? 'Đã tìm thấy trang giấy. Kiểm tra bốn góc.' : 'The page was found. Check its corners.',
  notFound: vi ? 'Chưa nhận ra trang giấy. Đặt bốn góc bằng tay.' : 'No page was recognised. Set its corners.',
  notPage: vi ? 'Bốn góc chưa thành một trang giấy.' : 'The corners don’t make a page.',
  unreadable: vi
    ? 'Trình duyệt không đọc được ảnh này. Hãy chọn tệp ở ô bên cạnh.'
    : 'This browser can’t read the picture. Use the file field instead.',
}

const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}
const button = (text: string, className: string, onclick: () => void): HTMLButtonElement =>
  element('button', { type: 'button', textContent: text, className, onclick })

// The worker stands beside this script; where it can't be had, the page does the work itself.
let worker: Worker | undefined
let asked = 0
function run(job: Job): Promise<Quad | Pixels | undefined> {
  const address = document.querySelector<HTMLElement>('[data-scan-worker]')?.dataset.scanWorker
  try {
    worker ??= address ? new Worker(address, { type: 'module' }) : undefined
  } catch {
    worker = undefined
  }
  const busy = worker
  if (!busy) return Promise.resolve(perform(job))
  asked += 1
  const id = asked
  return new Promise((resolve) => {
    const settle = (result: Quad | Pixels | undefined): void => {
      busy.removeEventListener('message', hear)
      busy.removeEventListener('error', fail)
      resolve(result)
    }
    const hear = ({ data }: MessageEvent<{ id: number; result: Quad | Pixels | undefined }>): void => {
      if (data.id === id) settle(data.result)
    }
    const fail = (): void => {
      worker = undefined
      settle(perform(job))
    }
    busy.addEventListener('message', hear)
    busy.addEventListener('error', fail)
    busy.postMessage({ id, job })
  })
}

/** The picture's pixels, at most so many on its longer side, turned as the camera held it. */
async function read(file: Blob, most: number): Promise<Pixels> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)]
  const context = contextOf(width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return context.getImageData(0, 0, width, height)
}

function contextOf(width: number, height: number): CanvasRenderingContext2D {
  const context = element('canvas', { width, height }).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('No canvas')
  return context
}

function smaller(photo: Pixels, most: number): { photo: Pixels; scale: number } {
  const scale = Math.min(1, most / Math.max(photo.width, photo.height))
  const whole = contextOf(photo.width, photo.height)
  whole.putImageData(new ImageData(photo.data as Uint8ClampedArray<ArrayBuffer>, photo.width, photo.height), 0, 0)
  const context = contextOf(Math.round(photo.width * scale), Math.round(photo.height * scale))
  context.drawImage(whole.canvas, 0, 0, context.canvas.width, context.canvas.height)
  return { photo: context.getImageData(0, 0, context.canvas.width, context.canvas.height), scale }
}

async function jpegOf({ data, width, height }: Pixels): Promise<JpegPage> {
  const context = contextOf(width, height)
  context.putImageData(new ImageData(data as Uint8ClampedArray<ArrayBuffer>, width, height), 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!blob) throw new Error('No JPEG')
  return { jpeg: new Uint8Array(await blob.arrayBuffer()), width, height }
}

/** The whole picture, a little in: where nothing was found, the corners start there. */
const inset = ({ width, height }: Pixels): Quad => {
  const [x, y] = [width * 0.06, height * 0.06]
  return [
    { x, y },
    { x: width - x, y },
    { x: width - x, y: height - y },
    { x, y: height - y },
  ]
}

/** The picture with its four corners, each a button that is dragged or moved by the arrow keys. */
class Stage {
  readonly box = element('div', { className: 'camlo-scan-stage', hidden: true })
  readonly #canvas = element('canvas')
  readonly #outline = document.createElementNS('http://www.w3.org/2000/svg', 'polygon')
  readonly #handles: HTMLButtonElement[]
  photo: Pixels | undefined
  quad: Point[] = []

  constructor() {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.setAttribute('viewBox', '0 0 100 100')
    svg.setAttribute('preserveAspectRatio', 'none')
    svg.setAttribute('aria-hidden', 'true')
    svg.append(this.#outline)
    this.#handles = words.corners.map((name, index) => this.#handle(name, index))
    this.box.append(this.#canvas, svg, ...this.#handles)
  }

  show(photo: Pixels, quad: Quad): void {
    this.photo = photo
    this.quad = quad.map((point) => ({ ...point }))
    Object.assign(this.#canvas, { width: photo.width, height: photo.height })
    const pixels = new ImageData(photo.data as Uint8ClampedArray<ArrayBuffer>, photo.width, photo.height)
    this.#canvas.getContext('2d')?.putImageData(pixels, 0, 0)
    this.box.hidden = false
    this.#place()
    this.#handles[0]?.focus()
  }

  /** A quarter turn clockwise; the corners go with the picture, and the top left one is again the first. */
  turn(): void {
    const { photo, quad } = this
    if (!photo) return
    const [a, b, c, d] = quad.map(({ x, y }) => ({ x: photo.height - y, y: x })) as [Point, Point, Point, Point]
    this.show(turn(photo), [d, a, b, c])
  }

  hide(): void {
    this.photo = undefined
    this.box.hidden = true
  }

  #handle(name: string, index: number): HTMLButtonElement {
    const handle = button('', 'camlo-scan-corner', () => {})
    handle.setAttribute('aria-label', name)
    handle.addEventListener('pointerdown', (event) => handle.setPointerCapture(event.pointerId))
    handle.addEventListener('pointermove', (event) => {
      if (!handle.hasPointerCapture(event.pointerId) || !this.photo) return
      const box = this.#canvas.getBoundingClientRect()
      const scale = this.photo.width / box.width
      this.#move(index, { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale })
    })
    handle.addEventListener('keydown', (event) => {
      const step = (event.shiftKey ? 0.05 : 0.005) * (this.photo?.width ?? 0)
      const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
      const now = this.quad[index]
      if (!by || !now) return
      event.preventDefault()
      this.#move(index, { x: now.x + (by[0] ?? 0) * step, y: now.y + (by[1] ?? 0) * step })
    })
    return handle
  }

  #move(index: number, { x, y }: Point): void {
    if (!this.photo) return
    const { width, height } = this.photo
    this.quad[index] = { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) }
    this.#place()
  }

  #place(): void {
    if (!this.photo) return
    const { width, height } = this.photo
    const shares = this.quad.map(({ x, y }) => ({ x: (x / width) * 100, y: (y / height) * 100 }))
    this.#outline.setAttribute('points', shares.map(({ x, y }) => `${x},${y}`).join(' '))
    this.#handles.forEach((handle, index) => {
      const share = shares[index]
      if (share) Object.assign(handle.style, { left: `${share.x}%`, top: `${share.y}%` })
    })
  }
}

/** The dialog in which pages are photographed one after the other. @returns the PDF, or nothing when it was left */
function photograph(paper: string): Promise<Uint8Array | undefined> {
  const stage = new Stage()
  const pages: JpegPage[] = []
  const status = element('p', { className: 'camlo-muted' })
  status.setAttribute('role', 'status')
  const picture = element('input', { type: 'file', accept: 'image/*', id: 'camlo-scan-picture' })
  picture.setAttribute('capture', 'environment')
  const ink = element('input', { type: 'checkbox', id: 'camlo-scan-ink', className: 'camlo-check', checked: true })
  const list = element('ol', { className: 'camlo-scan-pages' })
  const tools = element('div', { className: 'camlo-scan-tools', hidden: true })

  return new Promise((resolve) => {
    const dialog = element('dialog', { className: 'camlo-dialog camlo-scan' })
    const end = (result: Uint8Array | undefined): void => {
      dialog.remove()
      resolve(result)
    }
    const done = button(words.done(0), 'govuk-button', () => end(pdfOf(pages)))
    const showPages = (): void => {
      done.textContent = words.done(pages.length)
      done.hidden = pages.length === 0
      list.replaceChildren(
        ...pages.map((page, index) => {
          const url = URL.createObjectURL(new Blob([page.jpeg as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }))
          const image = element('img', { src: url, alt: words.page(index + 1), onload: () => URL.revokeObjectURL(url) })
          const remove = button('×', 'camlo-scan-remove', () => {
            pages.splice(index, 1)
            showPages()
          })
          remove.setAttribute('aria-label', words.remove(index + 1))
          return element('li', {}, image, remove)
        }),
      )
    }
    picture.addEventListener('change', async () => {
      const [file] = picture.files ?? []
      if (!file) return
      try {
        const photo = await read(file, MOST_PIXELS)
        const look = smaller(photo, LOOK_PIXELS)
        const found = (await run({ kind: 'corners', photo: look.photo })) as Quad | undefined
        const scaled = found?.map(({ x, y }) => ({ x: x / look.scale, y: y / look.scale })) as unknown as Quad
        status.textContent = found ? words.found : words.notFound
        tools.hidden = false
        stage.show(photo, found ? scaled : inset(photo))
      } catch {
        status.textContent = words.unreadable
      }
    })
    const take = button(words.add, 'govuk-button', async () => {
      const { photo, quad } = stage
      const corners = quad as unknown as Quad
      if (!photo) return
      if (!isPage(corners)) {
        status.textContent = words.notPage
        return
      }
      status.textContent = words.working
      take.disabled = true
      const page = (await run({ kind: 'straighten', photo, quad: corners, ink: ink.checked })) as Pixels
      pages.push(await jpegOf(page))
      take.disabled = false
      status.textContent = words.page(pages.length)
      stage.hide()
      tools.hidden = true
      picture.value = ''
      showPages()
      done.focus()
    })
    const rotate = button(words.turn, 'govuk-button govuk-button--secondary', () => {
      stage.turn()
      rotate.focus()
    })
    const inkLabel = element('label', { htmlFor: ink.id, textContent: words.ink })
    tools.append(element('p', { className: 'govuk-hint', textContent: words.hint }), stage.box)
    tools.append(
      element('p', {}, ink, ' ', inkLabel),
      element('p', { className: 'camlo-row camlo-row--start' }, take, rotate),
    )
    const label = element('label', { htmlFor: picture.id, className: 'govuk-label', textContent: words.pick })
    const heading = element('h2', { textContent: words.title(paper), id: 'camlo-scan-title' })
    dialog.setAttribute('aria-labelledby', heading.id)
    const cancel = button(words.cancel, 'govuk-button govuk-button--secondary', () => end(undefined))
    dialog.append(heading, label, picture, status, tools, list)
    dialog.append(element('p', { className: 'camlo-row camlo-row--start' }, done, cancel))
    dialog.addEventListener('cancel', () => end(undefined))
    document.body.append(dialog)
    showPages()
    dialog.showModal()
  })
}

/** Hands the PDF to the field as if it had been picked there; it goes up by the field's own script, or with the form. */
function give(input: HTMLInputElement, pdf: Uint8Array, name: string): void {
  const files = new DataTransfer()
  files.items.add(new File([pdf as Uint8Array<ArrayBuffer>], name, { type: 'application/pdf' }))
  input.files = files.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

function offer(input: HTMLInputElement): void {
  const paper = input.labels?.[0]?.textContent?.trim() ?? ''
  const open = button(words.open, 'govuk-button govuk-button--secondary camlo-scan-open', async () => {
    const pdf = await photograph(paper)
    if (pdf) give(input, pdf, `${paper.slice(0, 60) || 'ban-chup'}.pdf`)
    open.focus()
  })
  input.after(open)
}

if ('createImageBitmap' in window && 'DataTransfer' in window)
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file][data-upload]')) offer(input)
