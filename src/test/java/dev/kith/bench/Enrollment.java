package dev.kith.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes so many advocates and remembers their codes; whom a young server has no time for is left out. */
final class Enrollment implements Load {

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"");

    private final String key;
    private final String program;
    private final int many;
    private final List<String> codes = new ArrayList<>();
    private int asked;

    Enrollment(String key, String program, int many) {
        this.key = key;
        this.program = program;
        this.many = many;
    }

    @Override
    public byte[] next(int connection) {
        String json = "{\"programId\":\"%s\",\"userId\":\"advocate-%d\"}".formatted(program, asked++);
        return Requests.post("/api/v1/advocates", key, json);
    }

    @Override
    public void answered(int connection, Reply reply) {
        Matcher code = CODE.matcher(reply.body());
        if (reply.status() == 503) {
            return;
        }
        if (reply.status() < 300 && code.find()) {
            codes.add(code.group(1));
        } else {
            throw new IllegalStateException("no code in " + reply.status() + " " + reply.body());
        }
    }

    boolean isDone() {
        return codes.size() >= many;
    }

    List<String> codes() {
        return codes;
    }
}
