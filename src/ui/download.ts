/** Hands bytes to the person as a file; nothing leaves the machine. */
export function downloadFile(fileName: string, mime: string, content: string | Uint8Array | Blob): void {
  const blob = content instanceof Blob ? content : new Blob([content as BlobPart], { type: mime });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A `data:` address as a file, decoded here: the page's policy allows no request for it. */
export function downloadDataUrl(fileName: string, url: string): void {
  const { mime, content } = readDataUrl(url);
  downloadFile(fileName, mime, content);
}

export function readDataUrl(url: string): {
  readonly mime: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
} {
  const [head, body] = url.slice('data:'.length).split(/,(.*)/s);
  const mime = head.split(';')[0];
  const content = head.endsWith(';base64')
    ? Uint8Array.from(atob(body), (char) => char.charCodeAt(0))
    : decodeURIComponent(body);
  return { mime, content };
}
