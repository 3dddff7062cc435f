/** Drops the first lines of a text that arrives in blocks. A line ends with \n, \r\n or \r, whatever stands in quotes. */
export class LineSkipper {
  private afterReturn = false;

  constructor(private left: number) {}

  skip(text: string): string {
    let at = this.afterReturn && text.startsWith('\n') ? 1 : 0;
    this.afterReturn = false;
    while (this.left > 0 && at < text.length) {
      const code = text.charCodeAt(at++);
      if (code !== 10 && code !== 13) continue;
      this.left--;
      if (code === 10) continue;
      if (at === text.length) this.afterReturn = true;
      else if (text.charCodeAt(at) === 10) at++;
    }
    return at === 0 ? text : text.slice(at);
  }
}
