// class-transformer ships this file without types.
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: never;
}
