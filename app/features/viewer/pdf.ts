import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, version } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Size } from "~/features/markup/markup-geometry";
import type { Pages } from "./pages";

// The reader is served by the portal itself (server/pdf-files.ts).
const place = `/pdf/${version}`;
GlobalWorkerOptions.workerSrc = `${place}/worker/pdf.worker.min.mjs`;

/**
 * The pages of a PDF, to be drawn. Nothing in it runs: no scripts, no forms, no evaluated fonts. The document is read in
 * parts, as they are needed.
 */
export async function openPdf(address: string): Promise<Pages> {
  const document = await getDocument({
    url: address,
    isEvalSupported: false,
    enableXfa: false,
    cMapUrl: `${place}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${place}/standard_fonts/`,
    wasmUrl: `${place}/wasm/`,
    // The policy lets no page and no worker compile anything; the reader has slower decoders without it.
    useWasm: false,
    // Many small questions cost more than the rest of a drawing.
    rangeChunkSize: 512 * 1024,
    disableAutoFetch: true,
  }).promise;
  return {
    count: document.numPages,
    size: async (number) => sizeOf(await pageOf(document, number)),
    draw: (number, longer) => draw(document, number, longer),
    close: () => void document.loadingTask.destroy(),
  };
}

async function draw(document: PDFDocumentProxy, number: number, longer: number): Promise<HTMLCanvasElement> {
  const page = await pageOf(document, number);
  const { width, height } = sizeOf(page);
  const viewport = page.getViewport({ scale: longer / Math.max(width, height) });
  const canvas = globalThis.document.createElement("canvas");
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  return canvas;
}

type Page = Awaited<ReturnType<PDFDocumentProxy["getPage"]>>;

function pageOf(document: PDFDocumentProxy, number: number): Promise<Page> {
  return document.getPage(Math.min(document.numPages, Math.max(1, number)));
}

/** As it is shown: turned if the page says so. */
function sizeOf(page: Page): Size {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}
