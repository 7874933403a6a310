package dev.kith.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** Names one request in its answer, in the log and in problems. */
public final class RequestId {

    static final String HEADER = "Request-Id";
    private static final String ATTRIBUTE = "kith.request";

    private RequestId() {}

    static void give(HttpServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }

    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "";
    }
}
