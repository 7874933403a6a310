package dev.kith.events.web;

import dev.kith.events.Event.Kind;
import dev.kith.events.web.IngestReader.Body;
import dev.kith.events.web.IngestReader.Unreadable;
import dev.kith.platform.web.Answers;
import dev.kith.platform.web.Lanes;
import dev.kith.platform.web.Problem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** Speaks the protocol of Segment's clients: every address under {@code /v1}. */
final class IngestServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Intake intake;
    private final transient ClientSettings settings;
    private final transient Lanes lanes;
    private final transient Answers answers;

    IngestServlet(Intake intake, ClientSettings settings, Lanes lanes, Answers answers) {
        this.intake = intake;
        this.settings = settings;
        this.lanes = lanes;
        this.answers = answers;
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        Cors.allow(request, response);
        response.setHeader("Access-Control-Allow-Methods", "GET, POST");
        response.setHeader(
                "Access-Control-Allow-Headers", "authorization, content-type, x-retry-count, x-kith-identity");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Cors.allow(request, response);
        Optional<byte[]> found = ClientSettings.keyIn(pathOf(request)).flatMap(settings::forKey);
        if (found.isEmpty()) {
            answers.write(request, response, Problem.NOT_FOUND.because("There is nothing to read here."));
            return;
        }
        response.setHeader("Cache-Control", "public, max-age=60");
        write(response, found.get());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Cors.allow(request, response);
        String path = pathOf(request);
        if (path.equals("/m") || path.equals("/m/")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Optional<Route> route = Route.of(path);
        if (route.isEmpty()) {
            answers.write(request, response, Problem.NOT_FOUND.because("No events are taken at this address."));
            return;
        }
        if (!lanes.enter(Lanes.Lane.INGEST)) {
            answers.write(request, response, Problem.OVERLOADED.because("Try again in a moment."));
            return;
        }
        try {
            take(request, response, route.get());
        } finally {
            lanes.leave(Lanes.Lane.INGEST);
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response, Route route) throws IOException {
        Body body;
        try {
            RequestBody sent = RequestBody.of(request);
            body = IngestReader.read(sent.bytes(), sent.length(), route.isBatch());
        } catch (RequestBody.Refused refused) {
            answers.write(request, response, problem(refused.trouble()));
            return;
        } catch (Unreadable unreadable) {
            answers.write(request, response, problem(unreadable, route.kind()));
            return;
        }
        switch (intake.take(request, body, route)) {
            case Intake.Result.Taken(byte[] answer, int duplicates) -> {
                if (duplicates > 0) {
                    response.setHeader("Kith-Duplicates", Integer.toString(duplicates));
                }
                write(response, answer);
            }
            case Intake.Result.Refused(ResponseEntity<Object> problem) -> answers.write(request, response, problem);
        }
    }

    private static ResponseEntity<Object> problem(RequestBody.Trouble trouble) {
        return switch (trouble) {
            case TOO_LARGE ->
                Problem.BODY_TOO_LARGE.because("A request may have 1 MiB, and 4 MiB unpacked. Send smaller batches.");
            case UNSUPPORTED_ENCODING -> Problem.UNSUPPORTED_ENCODING.because("Send the body plain or as gzip.");
            case BROKEN_GZIP -> Problem.INVALID_JSON.because("The gzip stream is broken.");
        };
    }

    private static ResponseEntity<Object> problem(Unreadable unreadable, Optional<Kind> single) {
        if (unreadable.tooMany()) {
            return Problem.BATCH_TOO_LARGE.because(
                    "A batch may have " + IngestReader.MOST_EVENTS + " events. Send several.");
        }
        return Problem.INVALID_JSON.because(
                single.isPresent()
                        ? "The body must be one JSON object, the event."
                        : "The body must be one JSON object with a list of events named batch.");
    }

    private static void write(HttpServletResponse response, byte[] json) throws IOException {
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static String pathOf(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "/" : path;
    }
}
