package dev.kith.platform.page;

import dev.kith.platform.web.Caller;
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

    private static final int BROKEN = 500;

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
        Reader reader = readers.reader(request);
        String id = Optional.ofNullable(request.getAttribute("kith.request"))
                .map(Object::toString)
                .orElse("");
        return pages.show(status, "platform/page/refused", RefusedPage.of(status, reader, id));
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
