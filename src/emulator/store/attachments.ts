/** The content of attachments, and which messages they are attached to. */
export class AttachmentStore {
  readonly contents = new Map<number, Buffer>();
  readonly #byMessage = new Map<number, readonly number[]>();

  copyTo(other: AttachmentStore): void {
    for (const [id, content] of this.contents) other.contents.set(id, content);
    for (const [message, ids] of this.#byMessage) other.#byMessage.set(message, ids);
  }

  /** The attachments of a message, in the order in which they were attached. */
  of(message: number): readonly number[] {
    return this.#byMessage.get(message) ?? [];
  }

  link(message: number, ids: readonly number[]): void {
    this.#byMessage.set(message, [...new Set([...this.of(message), ...ids])]);
  }

  /** @param ids the attachments to remove; all of them by default */
  unlink(message: number, ids?: readonly number[]): void {
    this.#byMessage.set(message, ids === undefined ? [] : this.of(message).filter((id) => !ids.includes(id)));
  }
}
