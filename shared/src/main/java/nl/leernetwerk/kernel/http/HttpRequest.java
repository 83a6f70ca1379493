package nl.leernetwerk.kernel.http;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Caller;

/**
 * A request as API Gateway received it.
 *
 * @param route the method and the path of the contract, such as {@code GET /api/rounds/{round}}
 * @param headers by lower-case name
 * @param path the values of the path's parameters
 * @param query the values of the query's parameters
 * @param claims what the caller's token says, verified by API Gateway; empty on a public route
 * @param body the bytes as they came
 */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares two requests.
public record HttpRequest(
    String route,
    Map<String, String> headers,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> claims,
    byte[] body,
    Arrival arrival) {
  private static final Pattern JSON =
      Pattern.compile("\\s*application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  /** A charset that is not UTF-8. Other parameters mean nothing for JSON and are ignored. */
  private static final Pattern OTHER_CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*+(?!\"?utf-?8\"?\\s*(;|$))", Pattern.CASE_INSENSITIVE);

  /** The value of a header, by its lower-case name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Whether the request says that its body is JSON in UTF-8. */
  boolean isJson() {
    return header("content-type")
        .filter(type -> JSON.matcher(type).matches() && !OTHER_CHARSET.matcher(type).find())
        .isPresent();
  }

  /** Whether the body is sent as it is, not compressed. */
  boolean isPlain() {
    return header("content-encoding")
        .map(String::strip)
        .filter(encoding -> !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity"))
        .isEmpty();
  }

  /** The person who sent the request. */
  public Caller caller() {
    return Claims.caller(claims);
  }
}
