package dev.kith.platform.web;

import org.springframework.http.ResponseEntity;

/**
 * Carries a problem out of the places that cannot return one: converters, argument resolvers, readers of bodies. Handlers
 * return problems; they never throw this.
 */
final class Refused extends RuntimeException {

    private final transient ResponseEntity<Object> answer;

    Refused(ResponseEntity<Object> answer) {
        super(String.valueOf(answer.getStatusCode()), null, false, false);
        this.answer = answer;
    }

    ResponseEntity<Object> answer() {
        return answer;
    }
}
