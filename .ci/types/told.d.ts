// Which answer belongs to which question, read from the contract: an address and a method lead to the schema of openapi.yaml.
import type { paths } from 'contract';

/** The addresses of a path: "/api/rounds/{round}/draw" stands for `/api/rounds/${string}/draw`. */
type Addresses<Path> = Path extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Addresses<After>}` : Path;

type WithoutQuery<Address> = Address extends `${infer Path}?${string}` ? Path : Address;

/** The path that an address belongs to; none for an address that is not in the contract. */
type PathOf<Address> = Address extends keyof paths
  ? Address
  : { [Path in keyof paths]: Address extends Addresses<Path> ? (Addresses<Path> extends Address ? Path : never) : never }[keyof paths];

type Accepted<Operation> = Operation extends { responses: infer Responses } ? Responses[keyof Responses & (200 | 201 | 202)] : never;
type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Operation<Path, Method> = Path extends keyof paths ? (Method extends keyof paths[Path] ? paths[Path][Method] : never) : never;

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type As = 'json' | 'text' | 'blob';

/** The body of an answer, as it was asked for. */
export type Told<Address, By extends Method, Wanted extends As> = Wanted extends 'text'
  ? string
  : Wanted extends 'blob'
    ? Blob
    : Json<Accepted<Operation<PathOf<WithoutQuery<Address>>, Lowercase<By>>>>;
