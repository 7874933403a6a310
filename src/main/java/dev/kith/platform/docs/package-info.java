/**
 * The API, described: {@code /openapi.json} for programs and {@code /docs} for people, both made of the handlers
 * themselves, so that they cannot say something else.
 *
 * <p>Start reading at {@code ApiDescription}. What is not a handler of Spring MVC describes itself in a file {@code
 * api/*.json} on the class path.
 */
@NullMarked
package dev.kith.platform.docs;

import org.jspecify.annotations.NullMarked;
