package dev.kith.platform.web;

import dev.kith.kernel.Ids;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers what the server refuses before any door sees it: an address or headers that cannot be read or are too long. */
@Component
final class ServerRefusals extends ErrorHandler
        implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    private static final int SHOWN = 200;

    private final Answers answers;
    private final Ids ids;

    ServerRefusals(Answers answers, Ids ids) {
        this.answers = answers;
        this.ids = ids;
    }

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.setErrorHandler(this));
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String id = ids.next().toString();
        String path = String.valueOf(request.getHttpURI().getPath());
        Problem problem = ErrorRoad.byStatus(status);
        ResponseEntity<Object> answer = problem.because(
                problem == Problem.MALFORMED_REQUEST
                        ? "The address or the headers of the request cannot be read."
                        : problem.title() + ".");
        response.getHeaders().put(RequestId.HEADER, id);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.JSON.toString());
        byte[] body = answers.document(answer, path.substring(0, Math.min(SHOWN, path.length())), id);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
