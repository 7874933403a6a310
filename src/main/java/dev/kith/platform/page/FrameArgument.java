package dev.kith.platform.page;

import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Frame.Desk;
import dev.kith.platform.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a handler of the console ask for the {@link Frame} around its page: the caller's workspace, in their language. */
@Component
final class FrameArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final ObjectProvider<Workspaces> workspaces;
    private final ObjectProvider<Menu> menu;

    FrameArgument(ObjectProvider<Workspaces> workspaces, ObjectProvider<Menu> menu) {
        this.workspaces = workspaces;
        this.menu = menu;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Frame.class);
    }

    @Override
    public Frame resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Caller caller = Caller.of(request).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        Workspace workspace = workspaces.getObject().get(caller.workspace());
        Reader reader = ReaderArgument.reader(request);
        Words words = reader.words().at(workspace.zone());
        Menu sidebar = menu.getObject();
        var desk = new Desk(
                workspace.key(),
                workspace.name(),
                workspace.isTest(),
                caller.name(),
                sidebar.places(workspace, words),
                List.of());
        return new Frame(new Reader(words, reader.theme()), desk, sidebar.groups(), csrf(request));
    }

    private static String csrf(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute("kith.csrf"))
                .map(Object::toString)
                .orElse("");
    }
}
