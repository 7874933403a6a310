package dev.kith.platform.web;

import dev.kith.kernel.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.MDC;

/**
 * Stands before every request: gives it an id, the headers its answer needs whatever happens, a place in its lane, and a
 * last resort when everything below has failed.
 */
final class Doorman extends HttpFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final transient Ids ids;
    private final transient Lanes lanes;
    private final transient Headers headers;
    private final transient Answers answers;

    Doorman(Ids ids, Lanes lanes, Headers headers, Answers answers) {
        this.ids = ids;
        this.lanes = lanes;
        this.headers = headers;
        this.answers = answers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = ids.next().toString();
        RequestId.give(request, id);
        response.setHeader(RequestId.HEADER, id);
        Road road = Road.of(request.getRequestURI());
        if (!METHODS.contains(request.getMethod())) {
            headers.forPrograms(response);
            response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            answers.write(request, response, Problem.METHOD_NOT_ALLOWED.because("This method is not used here."));
            return;
        }
        if (road == Road.REDIRECT || road == Road.INGEST) {
            headers.write(road, request, response);
            passOn(request, response, chain);
            return;
        }
        MDC.put("request_id", id);
        try {
            headers.write(road, request, response);
            throughLane(road, request, response, chain);
        } finally {
            MDC.remove("request_id");
        }
    }

    private void throughLane(Road road, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Lanes.Lane> lane = road.lane();
        if (lane.isPresent() && !lanes.enter(lane.get())) {
            answers.write(request, response, Problem.OVERLOADED.because("Try again in a moment."));
            return;
        }
        try {
            passOn(request, response, chain);
        } finally {
            lane.ifPresent(lanes::leave);
        }
    }

    private void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException broken) {
            if (response.isCommitted()) {
                throw broken;
            }
            answers.write(request, response, Failures.explain(broken));
        }
    }
}
