package dev.kith.platform.web;

import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The first answer to a command, kept for its repetitions. */
record KeptAnswer(byte[] fingerprint, int status, String headers, byte[] body, Instant at) {

    private static final int SECRET = 0;

    KeptAnswer withoutSecret() {
        return new KeptAnswer(fingerprint, SECRET, "", new byte[0], at);
    }

    boolean secretWasShown() {
        return status == SECRET;
    }

    ResponseEntity<Object> answer() {
        var answer = ResponseEntity.status(status);
        headers.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            answer.header(line.substring(0, colon), line.substring(colon + 2));
        });
        return body.length == 0
                ? answer.build()
                : answer.contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
