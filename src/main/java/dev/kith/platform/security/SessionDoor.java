package dev.kith.platform.security;

import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.web.Answers;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Road;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who is signed in, and in which workspace the address puts them: {@code /bloom/…} is a seat in Bloom, {@code
 * /bloom~test/…} the same seat in its test twin. Forms that were not sent from our own pages end here.
 */
final class SessionDoor extends HttpFilter {

    private static final String ATTRIBUTE = Session.class.getName();
    private static final String TEST = "~test";

    /** Mail programs unsubscribe without a browser (RFC 8058); the token in the address is all they have. */
    private static final String ONE_CLICK = "/u/";

    /** Whoever signs in anew has no use for the session they had; its pages were another person's, perhaps. */
    private static final Set<String> SIGN_IN = Set.of("/login", "/login/link");

    private final transient Sessions sessions;
    private final transient Workspaces workspaces;
    private final transient Csrf csrf;
    private final transient Answers answers;

    SessionDoor(Sessions sessions, Workspaces workspaces, Csrf csrf, Answers answers) {
        this.sessions = sessions;
        this.workspaces = workspaces;
        this.csrf = csrf;
        this.answers = answers;
    }

    /** Who is signed in, for the few pages that are about the session itself. */
    static Optional<Session> sessionOf(HttpServletRequest request) {
        return Optional.ofNullable((Session) request.getAttribute(ATTRIBUTE));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Road road = Road.of(request.getRequestURI());
        if (road != Road.CONSOLE && road != Road.PUBLIC
                || request.getRequestURI().startsWith(ONE_CLICK)) {
            chain.doFilter(request, response);
            return;
        }
        if (!Csrf.comesFromHere(request)) {
            answers.write(request, response, Problem.ORIGIN_NOT_ALLOWED.because("Send forms from our own pages."));
            return;
        }
        Optional<Session> session = road == Road.CONSOLE ? sessions.find(request) : Optional.empty();
        if (session.isPresent()) {
            String token = sessions.tokenOf(request).orElseThrow();
            if (!SIGN_IN.contains(request.getRequestURI()) && !csrf.carriesToken(request, token)) {
                answers.write(
                        request,
                        response,
                        Problem.ORIGIN_NOT_ALLOWED.because(
                                "This form is from an older session. Go back, load the page again and send it once more."));
                return;
            }
            request.setAttribute(ATTRIBUTE, session.get());
            request.setAttribute(Csrf.ATTRIBUTE, csrf.tokenFor(token));
            callerOf(session.get(), request.getRequestURI()).enter(request);
        }
        chain.doFilter(request, response);
    }

    private Caller callerOf(Session session, String path) {
        String key = path.split("/", 3)[1].replace("%7E", "~").replace("%7e", "~");
        return session.seatFor(key)
                .flatMap(seat -> workspaceOf(seat, key)
                        .map(workspace -> caller(session, workspace, seat.role().permissions())))
                .orElseGet(() -> caller(session, Caller.NOWHERE, Set.of(Permission.SIGNED_IN)));
    }

    private Optional<WorkspaceId> workspaceOf(Seat seat, String key) {
        return key.endsWith(TEST) ? workspaces.byKey(key).map(Workspace::id) : Optional.of(seat.workspace());
    }

    private static Caller caller(Session session, WorkspaceId workspace, Set<Permission> permissions) {
        return new Caller(
                workspace,
                Caller.Kind.ACCOUNT,
                session.account().id().value(),
                Optional.empty(),
                session.account().name(),
                permissions);
    }
}
