// Process diagrams: shown where a page has `data-bpmn="view"`, drawn where it has `data-bpmn="edit"` within a form.
import Modeler from 'bpmn-js/lib/Modeler'
import Viewer from 'bpmn-js/lib/Viewer'

/** What the modeller says, in Vietnamese; other words stay as they are. */
const VIETNAMESE: Record<string, string> = {
  'Activate hand tool': 'Kéo sơ đồ',
  'Activate lasso tool': 'Chọn một vùng',
  'Activate create/remove space tool': 'Giãn, thu khoảng cách',
  'Activate global connect tool': 'Nối mũi tên',
  'Create task': 'Thêm bước',
  'Create gateway': 'Thêm hình thoi rẽ nhánh',
  'Append task': 'Thêm bước tiếp theo',
  'Append gateway': 'Thêm hình thoi rẽ nhánh',
  'Append end event': 'Thêm điểm kết thúc',
  'Connect to other element': 'Nối đến',
  'Change element': 'Đổi loại',
  Delete: 'Xóa',
  Remove: 'Xóa',
}

const USED = [
  'hand-tool',
  'lasso-tool',
  'space-tool',
  'global-connect-tool',
  'tool-separator',
  'create.exclusive-gateway',
  'create.task',
]

type Entries = Record<string, unknown>
interface Providers {
  registerProvider(priority: number, provider: { getPaletteEntries(): (entries: Entries) => Entries }): void
}

/** Offers only what can be read back into steps. */
function plainPalette(palette: Providers): void {
  const getPaletteEntries = () => (entries: Entries) =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => USED.includes(key)))
  palette.registerProvider(100, { getPaletteEntries })
}
plainPalette.$inject = ['palette']

interface Canvas {
  viewbox(): { inner: { x: number; y: number; width: number; height: number } }
  viewbox(box: { x: number; y: number; width: number; height: number }): void
}

const xmlOf = (scope: ParentNode | null): HTMLTextAreaElement | null | undefined =>
  scope?.querySelector<HTMLTextAreaElement>('[data-bpmn-xml]')

const MARGIN = 12
/** Room at the left for the tools. */
const TOOLS = 90

async function show(place: HTMLElement): Promise<void> {
  const xml = xmlOf(place.parentElement)?.value
  if (!xml) return
  const viewer = new Viewer({ container: place })
  await viewer.importXML(xml)
  const canvas = viewer.get<Canvas>('canvas')
  const { x, y, width, height } = canvas.viewbox().inner
  // As large as it was drawn, or smaller down to what can still be read; the frame scrolls.
  const scale = Math.min(1, Math.max(0.72, (place.parentElement?.clientWidth ?? width) / (width + 2 * MARGIN)))
  place.style.width = `${(width + 2 * MARGIN) * scale}px`
  place.style.height = `${(height + 2 * MARGIN) * scale + 44}px`
  canvas.viewbox({ x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN })
  nameLinks(place)
}

async function edit(place: HTMLElement): Promise<void> {
  const form = place.closest('form')
  const field = xmlOf(form)
  if (!form || !field) return
  const vietnamese = place.dataset.lang === 'vi'
  const translate = (text: string, values: Record<string, string> = {}) =>
    ((vietnamese && VIETNAMESE[text]) || text).replace(/{([^}]+)}/g, (_, key: string) => values[key] ?? `{${key}}`)
  const modeler = new Modeler({
    container: place,
    additionalModules: [
      { __init__: ['plainPalette'], plainPalette: ['type', plainPalette], translate: ['value', translate] },
    ],
  })
  await modeler.importXML(field.value)
  const canvas = modeler.get<Canvas>('canvas')
  const { x, y, width, height } = canvas.viewbox().inner
  canvas.viewbox({ x: x - TOOLS, y: y - MARGIN, width: width + TOOLS + MARGIN, height: height + 4 * MARGIN })
  nameLinks(place)
  place.dataset.ready = ''
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void modeler.saveXML().then(({ xml }) => {
      field.value = xml ?? ''
      form.submit()
    })
  })
}

/** The library's mark is a link without words: it gets some. */
function nameLinks(place: HTMLElement): void {
  for (const link of place.querySelectorAll('.bjs-powered-by')) link.setAttribute('aria-label', 'bpmn.io')
}

for (const place of document.querySelectorAll<HTMLElement>('[data-bpmn]'))
  void (place.dataset.bpmn === 'edit' ? edit(place) : show(place))
