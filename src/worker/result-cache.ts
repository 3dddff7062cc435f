/** The answers given last, the least recently used going first. */
export class ResultCache<T> {
  private readonly answers = new Map<string, T>();

  constructor(private readonly capacity: number) {}

  get(key: string): T | undefined {
    const answer = this.answers.get(key);
    if (answer !== undefined) this.set(key, answer);
    return answer;
  }

  set(key: string, answer: T): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    if (this.answers.size <= this.capacity) return;
    const [oldest] = this.answers.keys();
    this.answers.delete(oldest);
  }

  clear(): void {
    this.answers.clear();
  }
}
