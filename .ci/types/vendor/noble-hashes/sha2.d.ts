// What the page that checks a draw uses of the library.
export declare function sha256(message: Uint8Array): Uint8Array;
