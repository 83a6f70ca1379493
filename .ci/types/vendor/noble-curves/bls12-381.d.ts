// What the page that checks a draw uses of the library.
declare class Point {}

export declare const bls12_381: {
  shortSignatures: {
    hash(message: Uint8Array, domain: string): Point;
    verify(signature: Uint8Array, message: Point, publicKey: Uint8Array): boolean;
  };
};
