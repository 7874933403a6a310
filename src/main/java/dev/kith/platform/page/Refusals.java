package dev.kith.platform.page;

import dev.kith.platform.Workspaces;
import dev.kith.platform.security.Csrf;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.CameFrom;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Pages for what cannot be shown: not there, not allowed, broken. People get a sentence and a way on, never a trace. */
@Component
public final class Refusals implements ErrorViewResolver {

    private static final int NOT_THERE = 404;
    private static final int BROKEN = 500;

    /** What a form is refused with that was not sent from a page of this session. */
    private static final String FORM_REFUSED = "origin_not_allowed";

    private final Pages pages;
    private final ReaderArgument readers;
    private final FrameArgument frames;

    Refusals(Pages pages, ReaderArgument readers, FrameArgument frames) {
        this.pages = pages;
        this.readers = readers;
        this.frames = frames;
    }

    /** For handlers that know already: {@code return refusals.show(404, request)}. */
    public View show(int status, HttpServletRequest request) {
        if (status < BROKEN && isInsideAWorkspace(request)) {
            return pages.show(
                    status, "platform/page/refusedInConsole", RefusedInConsole.of(status, frames.frame(request)));
        }
        Optional<String> wanted = status == NOT_THERE ? unknownWorkspace(request) : Optional.empty();
        if (wanted.isPresent()) {
            var places = frames.workspacesOf(Caller.of(request).orElseThrow());
            return refuse(status, RefusedPage.noWorkspace(readers.reader(request), wanted.get(), places));
        }
        String id = Optional.ofNullable(request.getAttribute("kith.request"))
                .map(Object::toString)
                .orElse("");
        return refuse(status, RefusedPage.of(status, readers.reader(request), id));
    }

    /** For filters, which know the problem; a form that is refused has more to say than its status. */
    public View show(int status, String problem, HttpServletRequest request) {
        return problem.equals(FORM_REFUSED)
                ? refuse(
                        status,
                        RefusedPage.form(readers.reader(request), Csrf.comesFromHere(request), CameFrom.page(request)))
                : show(status, request);
    }

    private View refuse(int status, RefusedPage page) {
        return pages.show(status, "platform/page/refused", page);
    }

    /** What stands where a workspace's short name would, if somebody signed in asks for a place that is none of theirs. */
    private static Optional<String> unknownWorkspace(HttpServletRequest request) {
        Object asked = request.getAttribute("jakarta.servlet.error.request_uri");
        String path = asked == null ? request.getRequestURI() : asked.toString();
        return Caller.of(request)
                .filter(Caller::isPerson)
                .map(_ -> path.split("/", 3))
                .filter(parts -> parts.length > 1)
                .map(parts -> parts[1].replace("~test", ""))
                .filter(Workspaces::isUsableKey);
    }

    /** Somebody who works here keeps the menu: it leads on better than any sentence. */
    private static boolean isInsideAWorkspace(HttpServletRequest request) {
        return Caller.of(request)
                .filter(Caller::isPerson)
                .filter(caller -> !caller.workspace().equals(Caller.NOWHERE))
                .isPresent();
    }

    /** For everything that went wrong on the way to a page. */
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return new ModelAndView(show(status.value(), request));
    }
}
