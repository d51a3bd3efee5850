/** The part of the package that is used; it brings no types. */
declare module 'js-md4' {
  interface Digest {
    update(bytes: Uint8Array): Digest;
    arrayBuffer(): ArrayBuffer;
  }
  const md4: { create(): Digest };
  export default md4;
}
